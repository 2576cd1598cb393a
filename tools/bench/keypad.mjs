// A full set of vital signs on the keypad: what the screen takes after each tap, and what that leaves for the hand of twelve seconds.
import { randomUUID } from 'node:crypto';
import { origin, served, signedIn } from '../served-browser.mjs';

const rounds = 20;
/** Five numbers as a monitor shows them, and a sedation score. */
const set = { digits: '142868297' + '15', sedation: '5' };
/**
 * People are modelled, not timed: the keystroke-level model of Card, Moran and Newell (1980). One look and decision for each value that is
 * read off, and a press for each tap at the speed of somebody who does not type for a living.
 */
const hand = { lookSeconds: 1.35, pressSeconds: 0.28 };
const minute = 60_000;

async function send(page, path, data) {
  const answer = await page.request.post(`${origin}/api/v1${path}`, {
    data,
    headers: { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() },
  });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** A session three hours long: a set every five minutes, and a hundred observations. */
async function longSession(page) {
  const id = randomUUID();
  const { patients } = await send(page, '/patients/search', { text: 'CH-0003' });
  const plannedStart = new Date(Date.now() - 180 * minute).toISOString();
  await send(page, '/dosing-sessions', { id, patientId: patients[0].id, product: 'intravenous-ketamine', plannedStart });
  const deviceId = randomUUID();
  const told = [
    ...Array.from({ length: 36 }, (_, index) => [
      5 * index,
      'vitals-taken',
      { systolicMmHg: 130 + (index % 30), diastolicMmHg: 84, heartRatePerMin: 80 + (index % 9), spo2Percent: 97 },
    ]),
    ...Array.from({ length: 100 }, (_, index) => [1.7 * index, 'observation-noted', { category: 'affect', text: `Observation ${index}` }]),
  ];
  const entries = told.map(([after, kind, details], deviceSeq) => {
    const occurredAt = new Date(Date.now() - (178 - after) * minute).toISOString();
    return { id: randomUUID(), kind, details, occurredAt, recordedAt: occurredAt, authorId: randomUUID(), deviceId, deviceSeq };
  });
  for (let from = 0; from < entries.length; from += 20)
    await send(page, `/dosing-sessions/${id}/entries`, { entries: entries.slice(from, from + 20) });
  return id;
}

/** Taps one set in the page itself and answers, for each tap, the milliseconds until it was painted. */
const tapSet = ({ digits, sedation }) => {
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }),
    );
  const key = (name) => [...document.querySelectorAll('kat-keypad button')].find(({ textContent }) => textContent.trim() === name);
  const saving = () =>
    [...document.querySelectorAll('kat-vitals-pad button')].find(({ textContent }) => textContent.includes('Save vital signs'));
  const kept = async () => {
    while (document.querySelector('kat-vitals-pad input').value !== '') await painted();
    return performance.now();
  };
  return (async () => {
    const times = [];
    const tap = async (element, until = painted) => {
      const from = performance.now();
      element.click();
      times.push((await until()) - from);
    };
    for (const digit of digits) await tap(key(digit));
    await tap(document.querySelector(`kat-vitals-pad input[aria-label^="${sedation}: "]`));
    await tap(saving(), kept);
    return times;
  })();
};

const at = (times, share) => times.toSorted((one, other) => one - other)[Math.floor((times.length - 1) * share)];

export async function measure() {
  await served(async (browser) => {
    const page = await signedIn(browser, 'ruiz', { width: 1180, height: 820 });
    await page.goto(`${origin}/sessions/${await longSession(page)}/dose`);
    await page.getByRole('group', { name: 'Digits' }).waitFor();
    await page.waitForTimeout(2_000);
    const sets = [];
    for (let round = 0; round < rounds; round += 1) {
      sets.push(await page.evaluate(tapSet, set));
      await page.waitForTimeout(500);
    }
    const keys = sets.flatMap((times) => times.slice(0, -1));
    const saves = sets.map((times) => times.at(-1));
    const screens = sets.map((times) => times.reduce((sum, time) => sum + time, 0) / 1_000);
    const taps = sets[0].length;
    const values = 6;
    const modelled = values * hand.lookSeconds + taps * hand.pressSeconds;
    const screen = at(screens, 0.5);
    const ms = (times) => `${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms`;
    console.log(`A full set on the keypad of a session of three hours, ${rounds} sets`);
    console.log(`taps                    ${taps} (aim: at most 15)`);
    console.log(`paint after a key       ${ms(keys)} (aim: under 50 ms)`);
    console.log(`kept after the save     ${ms(saves)}`);
    console.log(`the screen's share      ${screen.toFixed(2)} s of a set; it leaves ${((12 - screen) / taps).toFixed(2)} s for each tap`);
    console.log(
      `modelled with the hand  ${(screen + modelled).toFixed(1)} s (aim: at most 12 s): ${values} looks of ${hand.lookSeconds} s, ${taps} presses of ${hand.pressSeconds} s`,
    );
  });
}
