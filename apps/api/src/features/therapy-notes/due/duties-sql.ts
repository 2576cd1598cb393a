const signedAt = `(SELECT max(g.signed_at) FROM note_signature g WHERE g.clinic_id = n.clinic_id AND g.note_id = n.id AND g.act = 'sign')`;

/** Drafts and notes that wait for a co-signature. A draft of somebody who has left waits for whoever may close it. */
const ofNotes = `
  SELECT CASE WHEN n.state = 'pending-cosign' THEN 'cosign' WHEN m.is_active THEN 'sign' ELSE 'close' END AS kind,
    n.id AS note_id, NULL::uuid AS session_id, n.note_type, n.patient_id,
    CASE WHEN n.state = 'pending-cosign' THEN n.supervisor_id ELSE n.author_id END AS person_id, m.supervisor_id,
    CASE WHEN n.state = 'pending-cosign' THEN ${signedAt} ELSE n.opened_at END AS since
  FROM therapy_note n JOIN staff_member m ON m.clinic_id = n.clinic_id AND m.id = n.author_id
  WHERE n.clinic_id = $1 AND n.state IN ('draft', 'pending-cosign')`;

/** Sessions of the last 90 days that are over and have no therapist's note, for each therapist who wrote in the log or stood at the time-out. */
const ofSessions = `
  SELECT 'write' AS kind, NULL::uuid AS note_id, s.id AS session_id, 'dosing-session' AS note_type, s.patient_id, m.id AS person_id,
    m.supervisor_id, o.since
  FROM dosing_session s
    JOIN LATERAL (SELECT min(e.occurred_at) AS since FROM session_entry e WHERE e.clinic_id = s.clinic_id AND e.session_id = s.id
      AND e.kind IN ('discharged', 'escalated', 'transferred', 'left-against-advice')) o ON o.since IS NOT NULL
    JOIN staff_member m ON m.clinic_id = s.clinic_id AND m.is_active
    JOIN staff_role r ON r.clinic_id = m.clinic_id AND r.staff_member_id = m.id AND r.role = 'therapist'
  WHERE s.clinic_id = $1 AND s.planned_start > $5::timestamptz - interval '90 days' AND ($2::uuid IS NULL OR m.id = $2)
    AND EXISTS (SELECT 1 FROM session_entry e WHERE e.clinic_id = s.clinic_id AND e.session_id = s.id
      AND (e.author_id = m.id OR e.details -> 'participantIds' ? m.id::text))
    AND NOT EXISTS (SELECT 1 FROM therapy_note_session t JOIN therapy_note n ON n.clinic_id = t.clinic_id AND n.id = t.note_id
      WHERE t.clinic_id = s.clinic_id AND t.session_id = s.id AND n.note_type = 'dosing-session' AND n.state <> 'entered-in-error')`;

/**
 * Everything owed. $1 clinic, $2 the one person whose duties are asked for, or null for everybody's, $3 who asks, $4 whether they are the
 * medical director, to whom drafts without an author fall, $5 the present moment.
 */
export const duties = `
  SELECT d.*, p.display_name AS patient_name, w.display_name AS person_name
  FROM (${ofNotes} UNION ALL ${ofSessions}) d
    JOIN patient p ON p.clinic_id = $1 AND p.id = d.patient_id
    JOIN staff_member w ON w.clinic_id = $1 AND w.id = d.person_id
  WHERE $2::uuid IS NULL OR (d.kind <> 'close' AND d.person_id = $2) OR (d.kind = 'close' AND (d.supervisor_id = $3 OR $4))
  ORDER BY d.since, d.patient_id LIMIT 500`;
