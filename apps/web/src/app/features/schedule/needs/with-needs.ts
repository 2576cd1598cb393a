import type { PatientNeedsView, ScheduleDayView } from '@sojourn/domain';

/** The day as it is judged for a patient who has no visit on it yet. */
export function withNeeds(day: ScheduleDayView, needs: PatientNeedsView | null): ScheduleDayView {
  if (needs === null) return day;
  return { ...day, needs: [...(day.needs ?? []).filter(({ patientId }) => patientId !== needs.patientId), needs] };
}
