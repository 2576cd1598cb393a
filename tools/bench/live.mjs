// What one tablet writes, seen on another: from the press in the therapist's page to the paint in the nurse's, and the other way round.
import { randomUUID } from 'node:crypto';
import { origin, served, signedIn } from '../served-browser.mjs';

const rounds = 20;
const minute = 60_000;

async function send(page, path, data) {
  const headers = { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() };
  const answer = await page.request.post(`${origin}/api/v1${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

async function aSession(page) {
  const id = randomUUID();
  const { patients } = await send(page, '/patients/search', { text: 'CH-0003' });
  const plannedStart = new Date(Date.now() - 30 * minute).toISOString();
  await send(page, '/dosing-sessions', { id, patientId: patients[0].id, product: 'intravenous-ketamine', plannedStart });
  return id;
}

/** Answers, on the clock both pages share, when so many more observations than before were painted here. */
const seen = () =>
  new Promise((done) => {
    const count = () => document.querySelectorAll('kat-session-log li time').length;
    const before = count();
    const painted = () =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    const observer = new MutationObserver(() => {
      if (count() === before) return;
      observer.disconnect();
      painted();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

/** Presses a key of the event bar in the page itself; answers when. */
const press = () => {
  const at = performance.timeOrigin + performance.now();
  document.querySelector('kat-event-bar .events button').click();
  return at;
};

async function measured(writer, reader) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await reader.bringToFront();
    const arrival = reader.evaluate(seen);
    const at = await writer.evaluate(press);
    times.push((await arrival) - at);
    await writer.waitForTimeout(400);
  }
  return times.toSorted((one, other) => one - other);
}

const share = (times, part) => `${times[Math.floor((times.length - 1) * part)].toFixed(0)} ms`;

export async function measure() {
  await served(async (browser) => {
    const size = { width: 1180, height: 820 };
    const [nurse, therapist] = [await signedIn(browser, 'ruiz', size), await signedIn(browser, 'nair', size)];
    const id = await aSession(nurse);
    for (const page of [nurse, therapist]) {
      await page.goto(`${origin}/sessions/${id}/dose`);
      await page.locator('kat-event-bar').waitFor();
      await page.locator('kat-session-log').waitFor({ state: 'attached' });
    }
    await nurse.waitForTimeout(2_000);
    console.log(`One tap on one tablet, painted on the other, ${rounds} each way (aim: all under 1000 ms)`);
    for (const [words, writer, reader] of [
      ['therapist to nurse', therapist, nurse],
      ['nurse to therapist', nurse, therapist],
    ]) {
      const times = await measured(writer, reader);
      console.log(`${words}   median ${share(times, 0.5)}, p95 ${share(times, 0.95)}, slowest ${share(times, 1)}`);
    }
  });
}
