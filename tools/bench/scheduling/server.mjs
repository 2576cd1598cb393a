// A week by resource and the commit of a series through the real API, over years of appointments of many clinics.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../embedded-pg.mjs';
import { root } from '../../install.mjs';
import { appointments, clinics, fillSchedule } from './fill.mjs';
import { keepPlans } from './plans.mjs';

const rounds = 60;
const port = 4393;
const base = `http://127.0.0.1:${port}`;
const plain = { 'X-Sojourn': '1', 'Content-Type': 'application/json' };

function report(name, times, promise) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(`${name.padEnd(34)} median ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   (promised: ${promise})`);
  return at(0.5);
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function signedIn(email) {
  const body = JSON.stringify({ email, password: 'cedar hollow 2026' });
  const answer = await fetch(`${base}/api/v1/sign-in`, { method: 'POST', headers: plain, body });
  return { ...plain, cookie: answer.headers.getSetCookie()[0].split(';')[0] };
}

/** The statements of a week, as the application sends them, beside the one that no schedule can do without. */
async function measureWeek(client, { headers, monday }) {
  const week = async (day) => {
    const answer = await fetch(`${base}/api/v1/schedule/weeks/${day}`, { headers });
    const days = await answer.json();
    return days.reduce((sum, one) => sum + one.appointments.length, 0);
  };
  const bare = (day) =>
    client.query(
      `SELECT k.resource_id, k.starts_at, k.ends_at FROM appointment a JOIN resource_booking k ON k.clinic_id = a.clinic_id AND k.appointment_id = a.id
       WHERE a.clinic_id = 1 AND a.starts_at >= $1 AND a.starts_at < $1::date + 7`,
      [day],
    );
  const smallest = () => fetch(`${base}/api/v1/sites`, { headers }).then((answer) => answer.json());
  const visits = await week(monday);
  const times = { week: [], smallest: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const day = new Date(Date.parse(monday) + (round % 40) * 7 * 86_400_000).toISOString().slice(0, 10);
    times.week.push(await timed(() => week(day)));
    times.smallest.push(await timed(smallest));
    times.bare.push(await timed(() => bare(day)));
  }
  console.log(`a week of ${visits} visits`);
  const [whole, least, statement] = [
    report('API, a week by resource', times.week, 'under 50 ms'),
    report('API, the smallest read', times.smallest, '–'),
    report('bare statement of the week', times.bare, '–'),
  ];
  console.log(
    `ratio of medians: ${(whole / least).toFixed(1)} to the smallest read, ${(whole / statement).toFixed(1)} to the bare statement`,
  );
}

async function askFor(headers, path, body) {
  const once = { ...headers, 'Idempotency-Key': randomUUID() };
  const answer = await fetch(`${base}${path}`, { method: 'POST', headers: once, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

/** Plans and books the rest of a demo course, then calls the visits off, round after round. */
async function measureSeries(client, { headers, siteId }) {
  const courses = await client.query(
    `SELECT id FROM treatment_course WHERE clinic_id = 1 AND state IN ('consented', 'preparing', 'induction')`,
  );
  const times = { propose: [], book: [] };
  let booked = 0;
  for (const { id } of courses.rows) {
    for (let round = 0; round < 6; round += 1) {
      let plan;
      times.propose.push(
        await timed(async () => (plan = await askFor(headers, `/api/v1/schedule/courses/${id}/series-proposals`, { siteId }))),
      );
      const [proposal] = plan.body.proposals ?? [];
      if (proposal === undefined) {
        times.propose.pop();
        break;
      }
      const visits = proposal.placements.map(({ key, startsAt, assignments }) => ({
        id: randomUUID(),
        visitKey: key,
        startsAt,
        assignments,
      }));
      let answer;
      const spent = await timed(
        async () => (answer = await askFor(headers, `/api/v1/schedule/courses/${id}/series`, { id: randomUUID(), siteId, visits })),
      );
      if (answer.status !== 201) throw new Error(`The series was not booked: ${JSON.stringify(answer.body).slice(0, 300)}`);
      times.book.push(spent);
      booked = Math.max(booked, visits.length);
      for (const visit of visits)
        await askFor(headers, `/api/v1/appointments/${visit.id}/steps`, { id: randomUUID(), event: 'cancel-for-clinic', reason: 'other' });
    }
  }
  if (times.book.length === 0) return void console.log('No course of the demo clinic has anything left to plan: series not measured');
  report('API, three plans for a course', times.propose, 'under 500 ms for nine visits');
  report(`API, a series of up to ${booked} booked`, times.book, 'under 1 s');
}

export async function measureServer() {
  const folder = join(root, '.tmp', `bench-database-${process.pid}`);
  const server = await startPostgres({ folder, isThrowaway: true });
  const api = (path) => import(join(root, 'apps/api/dist', path));
  const { provision } = await api('platform/migrate/provision.js');
  const { migrate } = await api('platform/migrate/migrate.js');
  const { createApp } = await api('create-app.js');
  const { readConfig } = await api('platform/config/config.js');
  const { DemoClock } = await api('demo/demo-clock.js');
  const { seedDemoClinic } = await api('demo/seed-demo-clinic.js');
  const { defaultPhases } = await import(join(root, 'libs/domain/dist/index.js'));
  const urls = await provision(server.url, 'sojourn', 'bench');
  await migrate(urls.adminUrl);
  const settings = { DATABASE_URL: urls.appUrl, SECRET_KEY: 'ef'.repeat(32), LOG_LEVEL: 'silent', PORT: `${port}` };
  const app = await createApp(readConfig(settings), new DemoClock());
  await app.listen(port, '127.0.0.1');
  await seedDemoClinic(app, join(root, 'demo/synthea'));
  const client = new pg.Client({ connectionString: urls.adminUrl });
  await client.connect();
  await client.query('SET search_path = sojourn, public');
  const { rows: sites } = await client.query('SELECT id FROM site WHERE clinic_id = 1');
  const filled = performance.now();
  const monday = await fillSchedule(client, { siteId: sites[0].id, phases: defaultPhases('integration') });
  console.log(`\n${appointments} appointments over ${clinics} clinics, filled in ${((performance.now() - filled) / 1000).toFixed(0)} s`);
  const headers = await signedIn('park@cedarhollow.example');
  await keepPlans('week-by-resource', { app, client }, () => fetch(`${base}/api/v1/schedule/weeks/${monday}`, { headers }));
  await measureWeek(client, { headers, monday });
  await measureSeries(client, { headers, siteId: sites[0].id });
  await client.end();
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
