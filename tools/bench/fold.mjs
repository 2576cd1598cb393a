// Folding sessions of 10,000 entries, beside a bare loop over the same entries that only reads them: the ratio travels between machines.
import { join } from 'node:path';
import { root } from '../install.mjs';
import { sessionOfEverything, sessionOfVitals } from './fold/long-sessions.mjs';

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

function report(name, entries, fold) {
  for (let round = 0; round < 5; round += 1) bareLoop(entries, fold(entries));
  const folds = [];
  const loops = [];
  for (let round = 0; round < rounds; round += 1) {
    folds.push(timed(() => fold(entries)));
    loops.push(timed(() => bareLoop(entries)));
  }
  const [folded, looped] = [median(folds), median(loops)];
  console.log(
    `${entries.length} entries, ${name}   median ${folded.toFixed(1)} ms of processor time   fastest ${Math.min(...folds).toFixed(1)} ms (promised: under 50)`,
  );
  console.log(`bare loop            median ${looped.toFixed(1)} ms   the fold takes ${(folded / looped).toFixed(1)} times as long`);
}

export async function measure() {
  const { foldSession, defaultSessionPolicy, instant } = await import(join(root, 'libs/domain/dist/index.js'));
  const { aDosingSession, alexLines } = await import(join(root, 'libs/domain/dist/dosing-sessions/testing/index.js'));
  const alex = aDosingSession('intravenous-ketamine').telling(...alexLines);
  const now = instant('2026-11-17T18:00:00Z');
  const fold = (entries) => foldSession(alex.session, entries, defaultSessionPolicy, now);
  report('vital signs alone', sessionOfVitals(alex.entries, wanted), fold);
  report('of every kind', sessionOfEverything(alex.entries, wanted), fold);
}
