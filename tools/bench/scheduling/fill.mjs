// A million appointments over 50 clinics, as they stand after two years: about forty visits on every working day of each clinic.
export const clinics = Number(process.env.BENCH_CLINICS ?? 50);
export const appointments = Number(process.env.BENCH_APPOINTMENTS ?? 1_000_000);
const therapists = 12;
const rooms = 12;
const days = 500;

const id = (kind, which) => `overlay(overlay(md5('${kind} ' || ${which}) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;

/** Constraints that cost hours row by row are put back at the end, in one go, over the very rows they forbid to overlap. */
const exclusions = [
  [
    'appointment',
    'appointment_patient_once',
    `EXCLUDE USING gist (clinic_id WITH =, patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
       WHERE (state NOT IN ('cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error'))`,
  ],
  [
    'resource_booking',
    'resource_booking_no_overlap',
    `EXCLUDE USING gist (clinic_id WITH =, resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status <> 'cancelled' AND is_exclusive)`,
  ],
];

/** Fills the clinics around the demo clinic, which is clinic 1; `phases` are those of the visits. Returns a Monday in the middle. */
export async function fillSchedule(client, { siteId, phases }) {
  await client.query('SET session_replication_role = replica');
  for (const [table, name] of exclusions) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await client.query(
    `INSERT INTO clinic SELECT c, 'Clinic ' || c, 'America/New_York', false, 15 FROM generate_series(2, $1) c ON CONFLICT DO NOTHING`,
    [clinics],
  );
  await client.query(
    `INSERT INTO site (clinic_id, id, name, zone, opens_at, closes_at)
     SELECT c, ${id('site', 'c')}, 'Main', 'America/New_York', '08:00', '18:00' FROM generate_series(2, $1) c`,
    [clinics],
  );
  const site = `CASE WHEN c = 1 THEN '${siteId}'::uuid ELSE ${id('site', 'c')} END`;
  await client.query(
    `INSERT INTO patient (clinic_id, id, version, record_number, is_deceased, display_name, list_name, identity)
     SELECT c, ${id('patient', "c || ' ' || n")}, 1, 'B-' || n, false, 'Patient ' || n, 'Patient ' || n, '{}' FROM generate_series(1, $1) c, generate_series(1, 400) n`,
    [clinics],
  );
  for (const [kind, count] of [
    ['staff', therapists],
    ['room', rooms],
  ]) {
    const resource = id(kind, "c || ' ' || n");
    const person = kind === 'staff' ? resource : 'NULL::uuid';
    await client.query(
      `INSERT INTO resource (clinic_id, id, site_id, kind, name, staff_member_id, attributes, cleaning_minutes, is_in_use, version, licence_valid_until)
       SELECT c, ${resource}, ${site}, '${kind}', '${kind} ' || n, ${person}, '{oxygen,monitor}', 0, true, 1, '2040-01-01'
       FROM generate_series(1, $1) c, generate_series(1, $2) n`,
      [clinics, count],
    );
  }
  const monday = await fillVisits(client, site, phases);
  for (const [table, name, rule] of exclusions) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${rule}`);
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
  return monday;
}

async function fillVisits(client, site, phases) {
  const perClinic = Math.round(appointments / clinics);
  const perDay = Math.ceil(perClinic / days);
  // Visit n of a clinic: on working day n / perDay, with therapist and room n % 12, an hour and a quarter after the one before.
  const visits = `SELECT c, n, k, k % ${therapists} AS who, ${id('visit', "c || ' ' || n")} AS id,
      (date '2026-01-05' + (d / 5) * 7 + d % 5) AS on_day,
      ((date '2026-01-05' + (d / 5) * 7 + d % 5) + time '08:00' + (k / ${therapists}) * interval '75 minutes') AT TIME ZONE 'America/New_York' AS at
    FROM (SELECT c, n, n / ${perDay} AS d, n % ${perDay} AS k FROM generate_series(1, ${clinics}) c, generate_series(0, ${perClinic - 1}) n) places`;
  await client.query(
    `INSERT INTO appointment (clinic_id, id, patient_id, visit_type, title, phases, site_id, zone, local_on, local_at, starts_at, ends_at, is_remote, state, version,
       overrides, booked_by, booked_at)
     SELECT c, id, ${id('patient', "c || ' ' || (1 + n % 400)")}, 'integration', 'Integration session', $1::jsonb, ${site}, 'America/New_York', on_day, '08:00', at,
       at + interval '55 minutes', false, CASE WHEN n % 17 = 0 THEN 'cancelled-clinic' ELSE 'booked' END, 1, '[]', ${id('staff', "c || ' ' || 1")}, at
     FROM (${visits}) v`,
    [JSON.stringify(phases)],
  );
  for (const [role, minutes] of [
    ['therapist', 55],
    ['room', 65],
  ]) {
    const kind = role === 'room' ? 'room' : 'staff';
    await client.query(
      `INSERT INTO resource_booking (clinic_id, id, appointment_id, resource_id, role, starts_at, ends_at, load, is_exclusive, status)
       SELECT c, ${id(`booking ${role}`, "c || ' ' || n")}, id, ${id(kind, "c || ' ' || (1 + who)")}, '${role}', at, at + interval '${minutes} minutes', 1, true,
         CASE WHEN n % 17 = 0 THEN 'cancelled' ELSE 'booked' END FROM (${visits}) v`,
    );
  }
  return new Date(Date.UTC(2026, 0, 5 + 7 * Math.floor(perClinic / perDay / 10))).toISOString().slice(0, 10);
}
