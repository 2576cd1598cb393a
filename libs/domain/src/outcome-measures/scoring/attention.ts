export type Attention = 'none' | 'yellow' | 'red';

/** MOAA/S: 3 is yellow, 2 and below red; nothing without a score. Defaults; the clinic's alert policy decides what is raised. Source: clinical reference §3.3 [D]. */
export function attentionOfMoaaS(total: number | null): Attention | null {
  return total === null ? null : tier(total <= 2, total <= 3);
}

/** RASS: −3 or +2 is yellow, −4 and below or +3 and above red; nothing without a score. Source: clinical reference §3.3 [D]. */
export function attentionOfRass(total: number | null): Attention | null {
  return total === null ? null : tier(total <= -4 || total >= 3, total <= -3 || total >= 2);
}

function tier(isRed: boolean, isYellow: boolean): Attention {
  if (isRed) return 'red';
  return isYellow ? 'yellow' : 'none';
}
