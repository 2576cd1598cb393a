// A year of a large clinic: sessions with their logs, courses with baselines and scores, visits with what they held.
export const sessions = Number(process.env.BENCH_SESSIONS ?? 10_000);
export const readingsPerSession = 50;
const perCourse = 6;
const courses = Math.ceil(sessions / perCourse);

const id = (kind, which) => `overlay(overlay(md5('${kind} ' || ${which}) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;
/** Session n: dose n % 6 of course n / 6; courses begin through the year, doses four days apart. */
const plannedStart = `timestamptz '2025-11-21 15:00Z' + ((s.n / ${perCourse}) * 330 / ${courses} + (s.n % ${perCourse}) * 4) * interval '1 day' + (s.n % 7) * interval '20 minutes'`;

const entry = (which, kind, details, minute) =>
  `INSERT INTO session_entry (clinic_id, session_id, id, kind, details, occurred_at, recorded_at, received_at, author_id, device_id, device_seq)
   SELECT 1, ${id('session', 's.n')}, ${id(kind, `s.n || ' ' || ${which}`)}, '${kind}', ${details}, at.t, at.t, at.t, who.id, who.id, ${which}
   FROM generate_series(0, ${sessions - 1}) AS s (n) CROSS JOIN generate_series(1, $1::int) AS r (n) CROSS JOIN (SELECT id FROM staff_member WHERE clinic_id = 1 ORDER BY id LIMIT 1) who
   CROSS JOIN LATERAL (SELECT ${plannedStart} + (${minute}) * interval '1 minute' AS t) at`;

/** Fills the demo clinic; answers the ids of the sessions. */
export async function fillYear(client) {
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO patient (clinic_id, id, version, record_number, is_deceased, display_name, list_name, identity)
     SELECT 1, ${id('patient', 'n')}, 1, 'Y-' || n, false, 'Patient ' || n, 'Patient ' || n, '{}' FROM generate_series(0, $1 - 1) n`,
    [courses],
  );
  await client.query(
    `INSERT INTO treatment_course (clinic_id, id, patient_id, protocol_id, protocol_version, product, plan, state, starts_on, version, enrolled_by, enrolled_at)
     SELECT 1, ${id('course', 'n')}, ${id('patient', 'n')}, c.protocol_id, c.protocol_version, c.product, c.plan, 'review', '2025-11-20', 1, c.enrolled_by, c.enrolled_at
     FROM generate_series(0, $1 - 1) n CROSS JOIN LATERAL (SELECT * FROM treatment_course WHERE clinic_id = 1 AND enrolled_at IS NOT NULL ORDER BY id OFFSET n % 3 LIMIT 1) c`,
    [courses],
  );
  await client.query(
    `INSERT INTO course_step (clinic_id, course_id, id, event, from_state, to_state, documented, taken_by, taken_at)
     SELECT 1, ${id('course', 'n')}, ${id('step', 'n')}, 'start-review', 'induction', 'review', '{}', c.enrolled_by, timestamptz '2025-12-20Z' + n * 330 / $1::int * interval '1 day'
     FROM generate_series(0, $1::int - 1) n CROSS JOIN (SELECT enrolled_by FROM treatment_course WHERE clinic_id = 1 LIMIT 1) c`,
    [courses],
  );
  await fillVisits(client);
  await client.query(
    `INSERT INTO dosing_session (clinic_id, id, patient_id, course_id, appointment_id, product, zone, planned_start, team, is_escort_required, is_pregnancy_test_required, opened_by, opened_at)
     SELECT 1, ${id('session', 's.n')}, ${id('patient', `s.n / ${perCourse}`)}, ${id('course', `s.n / ${perCourse}`)}, ${id('visit', 's.n')},
       (ARRAY['intravenous-ketamine', 'intramuscular-ketamine', 'intranasal-esketamine'])[1 + s.n % 3], 'America/New_York', ${plannedStart}, '[]', true, false, who.id, ${plannedStart}
     FROM generate_series(0, ${sessions - 1}) AS s (n) CROSS JOIN (SELECT id FROM staff_member WHERE clinic_id = 1 ORDER BY id LIMIT 1) who`,
  );
  await client.query('SET session_replication_role = origin'); // entries are hashed as they come in
  const pressure = `jsonb_build_object('systolicMmHg', 118 + (r.n * 7 + s.n) % 30 + CASE WHEN s.n % 9 = 0 AND r.n = 5 THEN 40 ELSE 0 END,
    'diastolicMmHg', 70 + r.n % 15, 'heartRatePerMin', 64 + r.n % 20, 'spo2Percent', 97)`;
  await client.query(entry(900, 'infusion-started', `'{"rateUlPerH":75000}'::jsonb`, '5 + s.n % 20'), [1]);
  await client.query(entry('r.n', 'vitals-taken', pressure, '6 + r.n * 2'), [readingsPerSession]);
  await client.query(entry(901, 'infusion-stopped', `'{"reason":"patient-request"}'::jsonb`, '45'), [1]);
  await fillScores(client);
  await client.query('ANALYZE');
  const { rows } = await client.query(`SELECT ${id('session', 's.n')} AS id FROM generate_series(0, ${sessions - 1}) AS s (n)`);
  return rows.map((row) => row.id);
}

async function fillVisits(client) {
  await client.query(`ALTER TABLE resource_booking DROP CONSTRAINT resource_booking_no_overlap`);
  await client.query(
    `INSERT INTO appointment (clinic_id, id, patient_id, visit_type, title, phases, site_id, zone, local_on, local_at, starts_at, ends_at, is_remote, state, version, overrides, booked_by, booked_at)
     SELECT 1, ${id('visit', 's.n')}, ${id('patient', `s.n / ${perCourse}`)}, 'intravenous-dosing', 'Dosing session', '[]', site.id, 'America/New_York', '2026-01-01', '10:00', ${plannedStart},
       ${plannedStart} + interval '3 hours', false, CASE WHEN s.n % 25 = 0 THEN 'no-show' ELSE 'completed' END, 1, '[]', who.id, ${plannedStart}
     FROM generate_series(0, ${sessions * 3 - 1}) AS s (n) CROSS JOIN (SELECT id FROM site WHERE clinic_id = 1 LIMIT 1) site CROSS JOIN (SELECT id FROM staff_member WHERE clinic_id = 1 LIMIT 1) who`,
  );
  await client.query(
    `INSERT INTO resource_booking (clinic_id, id, appointment_id, resource_id, role, starts_at, ends_at, load, is_exclusive, status)
     SELECT 1, gen_random_uuid(), a.id, r.id, 'room', a.starts_at, a.ends_at, 1, false, 'booked' FROM appointment a
     CROSS JOIN LATERAL (SELECT id FROM resource WHERE clinic_id = 1 ORDER BY md5(a.id::text || id::text) LIMIT 2) r WHERE a.clinic_id = 1`,
  );
}

async function fillScores(client) {
  const score = (kind, total, at) =>
    client.query(
      `INSERT INTO measure_response (clinic_id, id, patient_id, course_id, instrument_id, instrument_version, answers, scores, setting, taken_at, recorded_at)
       SELECT 1, ${id(kind, 's.n')}, ${id('patient', 's.n')}, ${id('course', 's.n')}, 'phq-9', '1', '{}', jsonb_build_object('status', 'scored', 'total', ${total}), 'link', at.t, at.t
       FROM generate_series(0, ${courses - 1}) AS s (n) CROSS JOIN LATERAL (SELECT timestamptz '2025-11-20Z' + s.n * 330 / ${courses} * interval '1 day' + interval '${at}' AS t) at`,
    );
  await score('baseline', '15 + s.n % 12', '0 days');
  for (const week of [1, 2, 3, 4]) await score(`week ${week}`, `greatest(2, 15 + s.n % 12 - ${week} * (s.n % 5))`, `${week * 7} days`);
  await client.query(
    `INSERT INTO measure_baseline (clinic_id, course_id, instrument_id, response_id, recall_window, total, answered_on, is_screening_score, policy_version, frozen_by, frozen_at)
     SELECT 1, r.course_id, 'phq-9', r.id, 'past-2-weeks', r.total, r.taken_at::date, false, '1', who.id, r.taken_at + interval '1 day'
     FROM generate_series(0, ${courses - 1}) AS s (n) JOIN measure_response r ON r.clinic_id = 1 AND r.id = ${id('baseline', 's.n')}
     CROSS JOIN (SELECT id FROM staff_member WHERE clinic_id = 1 LIMIT 1) who`,
  );
}
