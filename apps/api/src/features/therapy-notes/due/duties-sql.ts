const signedAt = `(SELECT max(g.signed_at) FROM note_signature g WHERE g.clinic_id = n.clinic_id AND g.note_id = n.id AND g.act = 'sign')`;

/** Drafts and notes that wait for a co-signature. A draft of somebody who has left waits for whoever may close it. */
const ofNotes = `
  SELECT CASE WHEN n.state = 'pending-cosign' THEN 'cosign' WHEN m.is_active THEN 'sign' ELSE 'close' END AS kind,
    n.id AS note_id, NULL::uuid AS session_id, NULL::uuid AS course_id, n.note_type, n.patient_id,
    CASE WHEN n.state = 'pending-cosign' THEN n.supervisor_id ELSE n.author_id END AS person_id, m.supervisor_id,
    CASE WHEN n.state = 'pending-cosign' THEN ${signedAt} ELSE n.opened_at END AS since, n.opened_at AS begun_at
  FROM therapy_note n JOIN staff_member m ON m.clinic_id = n.clinic_id AND m.id = n.author_id
  WHERE n.clinic_id = $1 AND n.state IN ('draft', 'pending-cosign')`;

/** Sessions of the last 90 days that are over and have no therapist's note, for each therapist who wrote in the log or stood at the time-out. */
const ofSessions = `
  SELECT 'write' AS kind, NULL::uuid AS note_id, s.id AS session_id, NULL::uuid AS course_id, 'dosing-session' AS note_type, s.patient_id, m.id AS person_id,
    m.supervisor_id, o.since, NULL::timestamptz AS begun_at
  FROM dosing_session s
    JOIN LATERAL (SELECT min(e.occurred_at) AS since FROM session_entry e WHERE e.clinic_id = s.clinic_id AND e.session_id = s.id
      AND e.kind IN ('discharged', 'escalated', 'transferred', 'left-against-advice')) o ON o.since IS NOT NULL
    JOIN staff_member m ON m.clinic_id = s.clinic_id AND m.is_active
    JOIN staff_role r ON r.clinic_id = m.clinic_id AND r.staff_member_id = m.id AND r.role = 'therapist'
    JOIN LATERAL (SELECT 1 FROM session_entry e WHERE e.clinic_id = s.clinic_id AND e.session_id = s.id
      AND (e.author_id = m.id OR e.details -> 'participantIds' ? m.id::text) LIMIT 1) was_there ON true
  WHERE s.clinic_id = $1 AND s.planned_start > $5::timestamptz - interval '90 days' AND ($2::uuid IS NULL OR m.id = $2)
    AND NOT EXISTS (SELECT 1 FROM therapy_note_session t JOIN therapy_note n ON n.clinic_id = t.clinic_id AND n.id = t.note_id
      WHERE t.clinic_id = s.clinic_id AND t.session_id = s.id AND n.note_type = 'dosing-session' AND n.state <> 'entered-in-error')`;

/**
 * Courses with a dose that ended in the last 90 days and have no discharge summary, for their prescriber; where none of them is there any more, for the
 * medical director.
 */
const ofCourses = `
  SELECT 'write' AS kind, NULL::uuid AS note_id, NULL::uuid AS session_id, c.id AS course_id, 'discharge-summary' AS note_type, c.patient_id,
    w.id AS person_id, w.supervisor_id, e.since, NULL::timestamptz AS begun_at
  FROM treatment_course c
    JOIN LATERAL (SELECT max(t.taken_at) AS since FROM course_step t WHERE t.clinic_id = c.clinic_id AND t.course_id = c.id AND t.to_state = c.state) e
      ON e.since > $5::timestamptz - interval '90 days'
    JOIN LATERAL (SELECT m.id, m.supervisor_id, (t.staff_member_id IS NOT NULL) AS is_of_team FROM staff_member m
      JOIN staff_role r ON r.clinic_id = m.clinic_id AND r.staff_member_id = m.id AND r.role IN ('prescriber', 'medical-director')
      LEFT JOIN course_team t ON t.clinic_id = c.clinic_id AND t.course_id = c.id AND t.staff_member_id = m.id AND t.role = 'prescriber'
      WHERE m.clinic_id = c.clinic_id AND m.is_active AND (t.staff_member_id IS NOT NULL OR r.role = 'medical-director')
      ORDER BY is_of_team DESC, m.id LIMIT 1) w ON true
  WHERE c.clinic_id = $1 AND c.state IN ('completed', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased')
    AND EXISTS (SELECT 1 FROM dosing_session s WHERE s.clinic_id = c.clinic_id AND s.course_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM therapy_note n WHERE n.clinic_id = c.clinic_id AND n.patient_id = c.patient_id AND n.note_type = 'discharge-summary'
      AND n.state <> 'entered-in-error' AND (n.course_id = c.id OR (n.course_id IS NULL AND n.opened_at > e.since - interval '14 days')))`;

/**
 * Everything owed. $1 clinic, $2 the one person whose duties are asked for, or null for everybody's, $3 who asks, $4 whether they are the
 * medical director, to whom drafts without an author fall, $5 the present moment.
 */
export const duties = `
  SELECT d.*, p.display_name AS patient_name, w.display_name AS person_name
  FROM (${ofNotes} UNION ALL ${ofSessions} UNION ALL ${ofCourses}) d
    JOIN patient p ON p.clinic_id = $1 AND p.id = d.patient_id
    JOIN staff_member w ON w.clinic_id = $1 AND w.id = d.person_id
  WHERE $2::uuid IS NULL OR (d.kind <> 'close' AND d.person_id = $2) OR (d.kind = 'close' AND (d.supervisor_id = $3 OR $4))
  ORDER BY d.since, d.patient_id LIMIT 500`;

/** Visits of the last 90 days that ask for a note, with whoever was booked to hold them: a therapist, or for an evaluation and a review the prescriber. */
const visitsToWriteAbout = `
  SELECT a.id, a.state, a.visit_type, a.patient_id, p.display_name AS patient_name, m.id AS person_id, m.display_name AS person_name, a.starts_at, a.ends_at
  FROM appointment a
    JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
    JOIN LATERAL (SELECT k.resource_id FROM resource_booking k WHERE k.clinic_id = a.clinic_id AND k.appointment_id = a.id AND k.status <> 'cancelled'
      AND k.role = CASE WHEN a.visit_type IN ('preparation', 'integration') THEN 'therapist' ELSE 'prescriber' END
      ORDER BY k.starts_at, k.id LIMIT 1) b ON true
    JOIN staff_member m ON m.clinic_id = a.clinic_id AND m.id = b.resource_id AND m.is_active
  WHERE a.clinic_id = $1 AND a.starts_at > $3::timestamptz - interval '90 days' AND a.starts_at < $3::timestamptz
    AND a.visit_type IN ('psychiatric-evaluation', 'preparation', 'integration', 'response-review')`;

/** Those that took place and are over. $1 clinic, $2 the person at whose patients we look, or null for everybody's, $3 the present moment. */
export const heldVisits = `${visitsToWriteAbout}
    AND (a.state = 'completed' OR (a.state IN ('arrived', 'checked-in', 'in-progress') AND a.ends_at < $3::timestamptz))
    AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM resource_booking o JOIN appointment v ON v.clinic_id = o.clinic_id AND v.id = o.appointment_id
      WHERE o.clinic_id = a.clinic_id AND o.resource_id = $2 AND v.patient_id = a.patient_id AND o.starts_at > $3::timestamptz - interval '90 days'))
  ORDER BY a.starts_at, a.id LIMIT 2000`;

/** Those of one patient whose hour has begun. $1 clinic, $2 the patient, $3 the present moment. */
export const begunVisits = `${visitsToWriteAbout}
    AND a.patient_id = $2 AND a.state IN ('checked-in', 'in-progress', 'completed')
  ORDER BY a.starts_at, a.id`;

/** Notes of those patients that may be about such a visit. $1 clinic, $2 patients, $3 the present moment. */
export const notesAboutVisits = `
  SELECT n.id, n.patient_id, n.note_type, n.opened_at FROM therapy_note n
  WHERE n.clinic_id = $1 AND n.patient_id = ANY ($2::uuid[]) AND n.opened_at > $3::timestamptz - interval '91 days' AND n.state <> 'entered-in-error'
    AND n.note_type IN ('screening', 'preparation', 'integration', 'response-review', 'progress')`;

/** Requests to amend without an answer, longest waiting first. $1 clinic. */
export const openRequests = `
  SELECT r.id, r.patient_id, p.display_name AS patient_name, r.note_id, n.note_type, s.id AS author_id, s.display_name AS author_name,
    r.received_on::text, c.zone,
    EXISTS (SELECT 1 FROM amendment_act t WHERE t.clinic_id = r.clinic_id AND t.request_id = r.id AND t.place = 'time') AS is_extended
  FROM amendment_request r
    JOIN clinic c ON c.clinic_id = r.clinic_id
    JOIN patient p ON p.clinic_id = r.clinic_id AND p.id = r.patient_id
    LEFT JOIN therapy_note n ON n.clinic_id = r.clinic_id AND n.id = r.note_id
    LEFT JOIN staff_member s ON s.clinic_id = n.clinic_id AND s.id = n.author_id AND s.is_active
  WHERE r.clinic_id = $1
    AND NOT EXISTS (SELECT 1 FROM amendment_act d WHERE d.clinic_id = r.clinic_id AND d.request_id = r.id AND d.place = 'decision')
  ORDER BY r.received_on, r.id LIMIT 500`;
