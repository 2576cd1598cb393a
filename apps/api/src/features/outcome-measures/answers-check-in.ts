/**
 * When the form `r` answers the check-in `a` (SQL, clinic as $1): sent by its link, or filled in at the clinic or on paper while it was open,
 * and not marked as wrong since. What was only begun answers nothing. Nobody is asked or reminded for what they have answered elsewhere.
 */
export const answersCheckIn = `(r.patient_id = a.patient_id AND r.occasion IS DISTINCT FROM 'begun-by-link'
  AND (r.assignment_id = a.id OR (r.assignment_id IS NULL AND r.taken_at >= a.opens_at AND r.taken_at <= a.closes_at))
  AND NOT EXISTS (SELECT 1 FROM measure_response_error w WHERE w.clinic_id = $1 AND w.response_id = r.id))`;
