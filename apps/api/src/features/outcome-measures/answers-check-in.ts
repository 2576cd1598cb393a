import { begunOccasions } from '@sojourn/domain';

/** Whether of the form in this row only the answer about suicide came (SQL). */
export const isOnlyBegun = (row: string): string => `coalesce(${row}.occasion IN ('${begunOccasions.join("', '")}'), false)`;

/**
 * When the form `r` answers the check-in `a` (SQL, clinic as $1): sent by its link, or filled in at the clinic or on paper while it was open,
 * and not marked as wrong since. What was only begun answers nothing. Nobody is asked or reminded for what they have answered elsewhere.
 */
export const answersCheckIn = `(r.patient_id = a.patient_id AND NOT ${isOnlyBegun('r')}
  AND (r.assignment_id = a.id OR (r.assignment_id IS NULL AND r.taken_at >= a.opens_at AND r.taken_at <= a.closes_at))
  AND NOT EXISTS (SELECT 1 FROM measure_response_error w WHERE w.clinic_id = $1 AND w.response_id = r.id))`;

/** Forms of check-ins that are open at $2 and were not answered anywhere yet (SQL, clinic as $1). */
export const openForms = `FROM measure_assignment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id CROSS JOIN LATERAL unnest(a.instruments) AS i (instrument)
  WHERE a.clinic_id = $1 AND a.opens_at <= $2 AND a.closes_at > $2 AND NOT p.is_deceased
    AND NOT EXISTS (SELECT 1 FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn} AND r.instrument_id = i.instrument)`;
