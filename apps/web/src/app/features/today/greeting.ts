/** The hour of the clinic, not of the device, decides. Example: `greetingAt(7)` is "Good morning"; a night shift hears "Good evening". */
export function greetingAt(hour: number): string {
  if (hour >= 5 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}
