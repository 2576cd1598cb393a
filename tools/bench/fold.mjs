// Folding a session of 10,000 entries, beside a bare loop over the same entries that only reads them: the ratio travels between machines.
import { join } from 'node:path';
import { root } from '../install.mjs';

const wanted = 10_000;
const rounds = 25;

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

// Time of the processor, not of the wall: neighbours on the machine do not count.
function timed(work) {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

// What no fold can do without: look at every entry once, read its time and put it in order.
function bareLoop(entries) {
  const read = entries.map((entry) => ({ at: Date.parse(entry.occurredAt), kind: entry.kind, id: entry.id }));
  read.sort((one, other) => one.at - other.at);
  const kinds = new Map();
  for (const { kind } of read) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}

function longSession(alex, minutes) {
  const [vitals] = alex.entries.filter(({ kind }) => kind === 'vitals-taken');
  const from = Date.parse('2026-11-17T16:00:00Z');
  const added = Array.from({ length: minutes }, (_, index) => {
    const at = new Date(from + index * 500).toISOString();
    const id = `01938f00-00ff-7000-8000-${index.toString(16).padStart(12, '0')}`;
    return { ...vitals, id, occurredAt: at, recordedAt: at, deviceSeq: 1_000 + index };
  });
  return [...alex.entries, ...added];
}

export async function measure() {
  const { foldSession, defaultSessionPolicy, instant } = await import(join(root, 'libs/domain/dist/index.js'));
  const { aDosingSession, alexLines } = await import(join(root, 'libs/domain/dist/dosing-sessions/testing/index.js'));
  const alex = aDosingSession('intravenous-ketamine').telling(...alexLines);
  const entries = longSession(alex, wanted - alex.entries.length);
  const now = instant('2026-11-17T18:00:00Z');
  const fold = () => foldSession(alex.session, entries, defaultSessionPolicy, now);
  for (let round = 0; round < 5; round += 1) bareLoop(entries, fold());
  const folds = [];
  const loops = [];
  for (let round = 0; round < rounds; round += 1) {
    folds.push(timed(fold));
    loops.push(timed(() => bareLoop(entries)));
  }
  const [folded, looped] = [median(folds), median(loops)];
  console.log(
    `fold of ${entries.length} entries   median ${folded.toFixed(1)} ms of processor time   fastest ${Math.min(...folds).toFixed(1)} ms (promised: under 50)`,
  );
  console.log(`bare loop            median ${looped.toFixed(1)} ms   the fold takes ${(folded / looped).toFixed(1)} times as long`);
}
