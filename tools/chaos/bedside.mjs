// Four tablets write into one session while requests are lost, doubled and put out of order, tablets are reloaded, their clocks are up to ten
// minutes wrong, and the API and PostgreSQL are killed with -9. Afterwards: none lost, none doubled, nothing changed, the same fold everywhere.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../install.mjs';
import { Device } from './device.mjs';
import { startProduct } from './killable-product.mjs';

export const promise = 'nothing lost, nothing doubled, the same fold everywhere';
const people = ['ruiz', 'bauer', 'okafor', 'nair'];
const { foldSession, instantFromMs } = await import(join(root, 'libs/domain/dist/index.js'));

async function openSession(nurse) {
  const { patients } = await nurse.call('POST', '/patients/search', { text: 'CH-0003' });
  const id = randomUUID();
  const plannedStart = new Date().toISOString();
  await nurse.call('POST', '/dosing-sessions', { id, patientId: patients[0].id, product: 'intravenous-ketamine', plannedStart });
  return id;
}

async function writeAndSend(device, { sessionId, count, seconds }) {
  const started = Date.now();
  while (device.written.length < count) {
    const due = Math.min(count, Math.ceil((count * (Date.now() - started)) / (seconds * 1000)));
    while (device.written.length < due) device.write();
    await device.send(sessionId);
    await pause(10);
  }
}

async function drain(device, sessionId) {
  const until = Date.now() + 60_000;
  while (device.disk.size > 0 && Date.now() < until) await device.send(sessionId, true);
}

async function killNowAndThen(product, isOver) {
  while (!isOver()) {
    await pause(1_500 + Math.random() * 3_000);
    if (isOver()) return;
    await (Math.random() < 0.6 ? product.killApi() : product.killDatabase());
  }
}

const plain = ({ id, kind, details, occurredAt, deviceSeq, amendsId, clockOffsetMs }) =>
  JSON.stringify([id, kind, Object.entries(details).sort(), Date.parse(occurredAt), deviceSeq, amendsId, clockOffsetMs]);

/** What of the record is not as the tablets wrote it. `source` is a default the server's decoder adds. */
function differences(devices, view) {
  const kept = new Map(view.entries.map((entry) => [entry.id, entry]));
  const written = devices.flatMap((device) => device.written);
  const lost = written.filter(({ id }) => !kept.has(id));
  const changed = written.filter((entry) => kept.has(entry.id) && plain(entry) !== plain(withoutDefaults(kept.get(entry.id), entry)));
  return [
    ...(lost.length > 0 ? [`${lost.length} of ${written.length} entries were lost`] : []),
    ...(view.entries.length > kept.size || kept.size > written.length
      ? [`${view.entries.length} entries are kept of ${written.length}`]
      : []),
    ...(changed.length > 0 ? [`${changed.length} entries are not as they were written`] : []),
    ...(view.missing.length > 0 && lost.length === 0 ? ['the server misses entries that are there'] : []),
    ...(devices.some(({ disk }) => disk.size > 0) ? ['a tablet still waits'] : []),
  ];
}

function withoutDefaults(kept, { details }) {
  return { ...kept, details: Object.fromEntries(Object.entries(kept.details).filter(([name]) => name in details)) };
}

async function foldsDiffer(devices, sessionId) {
  const folds = [];
  for (const device of devices) {
    const view = await device.call('GET', `/dosing-sessions/${sessionId}`);
    const entries = view.entries.toSorted(() => Math.random() - 0.5);
    const { session, policy } = view;
    const fold = foldSession(session, entries, policy, instantFromMs(Math.max(...entries.map(({ occurredAt }) => Date.parse(occurredAt)))));
    folds.push(JSON.stringify([fold.phase, fold.flowsheet, fold.corrections, fold.timeline, fold.alerts]));
  }
  return new Set(folds).size > 1;
}

async function scene(product, { entries, seconds, isCareless }) {
  const devices = people.map((key) => new Device(product.base, key, isCareless));
  for (const device of devices) await device.signIn();
  const sessionId = await openSession(devices[0]);
  let isOver = false;
  const killing = killNowAndThen(product, () => isOver);
  await Promise.all(devices.map((device) => writeAndSend(device, { sessionId, count: Math.ceil(entries / devices.length), seconds })));
  isOver = true;
  await killing;
  await Promise.all(devices.map((device) => drain(device, sessionId)));
  const view = await devices[0].call('GET', `/dosing-sessions/${sessionId}`);
  const faults = differences(devices, view);
  if ((await foldsDiffer(devices, sessionId)) && !isCareless) faults.push('the tablets do not fold the same');
  return { devices, faults, kept: view.entries.length };
}

export async function tryToBreak({ entries, seconds }) {
  const product = await startProduct();
  try {
    const { devices, faults, kept } = await scene(product, { entries, seconds, isCareless: false });
    const sum = (name) => devices.reduce((total, { counts }) => total + counts[name], 0);
    const skews = devices.map(({ skewMs }) => `${Math.round(skewMs / 60_000)}`).join(', ');
    console.log(`${kept} entries kept of ${devices.length} tablets (clocks off by ${skews} min); ${sum('requests')} requests`);
    console.log(
      `${sum('lost')} lost on the way, ${sum('doubled')} doubled, ${sum('reordered')} out of order, ${sum('reloads')} reloads, ${sum('known')} entries sent again`,
    );
    console.log(`kill -9: API ${product.kills.api} times, PostgreSQL ${product.kills.database} times`);
    const control = await scene(product, { entries: 400, seconds: 8, isCareless: true });
    console.log(`negative control, tablets that forget before they are answered: ${control.faults[0] ?? 'nothing noticed'}`);
    return control.faults.length > 0 ? faults : [...faults, 'the harness does not notice a loss'];
  } finally {
    await product.end();
  }
}
