import type { INestApplicationContext } from '@nestjs/common';
import { entryKind, type SessionEntry, type TreatmentProduct } from '@sojourn/domain';
import { alexLines, beaLines, carlosLines, defaultOrders, entriesFrom, type LogLine } from '@sojourn/domain/testing';
import { OpenSession, RecordEntries, SignOrder, TakeStep } from '../features/dosing-sessions/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { ProblemException } from '../platform/http/problem.js';
import { demoId } from './people.js';
import { demoCaller } from './seed-demo-patients.js';

interface GoldenSession {
  readonly key: string;
  readonly product: TreatmentProduct & keyof typeof defaultOrders;
  readonly lines: readonly LogLine[];
}

export const zone = 'America/New_York';
const golden: readonly GoldenSession[] = [
  { key: 'alex', product: 'intravenous-ketamine', lines: alexLines },
  { key: 'bea', product: 'intramuscular-ketamine', lines: beaLines },
  { key: 'carlos', product: 'intranasal-esketamine', lines: carlosLines },
];

/** The latest day of the clinic whose closing time has passed, so that the golden day lies whole in the past. */
export function goldenDate(now: Date): string {
  const shifted = new Date(now.getTime() - 17 * 3_600_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(shifted);
}

/** The three sessions of the golden day, told entry by entry through the use cases that people use. Source: clinical reference §10.2–10.4. */
export async function seedGoldenDay(app: INestApplicationContext, clinicId: number): Promise<void> {
  const date = goldenDate(app.get(Clock).now());
  for (const session of golden) await seedSession(app, clinicId, session, date);
}

async function seedSession(app: INestApplicationContext, clinicId: number, { key, product, lines }: GoldenSession, date: string): Promise<void> {
  const database = app.get(Database);
  const id = demoId(`session ${key}`);
  const nurse = demoCaller(clinicId, 'ruiz');
  const entries = entriesFrom(lines, {
    date,
    zone,
    person: (name) => demoId(`staff ${name}`),
    entryId: (index) => demoId(`entry ${key} ${index}`),
    deviceId: demoId('tablet'),
  });
  const known = { isCourseInDosingPhase: true, isAppointmentCheckedIn: true, openRiskEvents: 0, therapistNote: 'signed' } as const;
  const command = { id, patientId: demoId(`patient ${key}`), product, plannedStart: entries[0]?.occurredAt ?? '', surroundings: known };
  const options = { isEscortRequired: true, isPregnancyTestRequired: key === 'bea' };
  const opened = await database.within(nurse, () => app.get(OpenSession).execute(nurse, { ...command, ...options }));
  if (opened.entries.length > 0) return;
  await signOrder(app, clinicId, id, key, product);
  for (const [index, entry] of entries.entries()) await tell(app, clinicId, id, lines[index]?.by ?? 'ruiz', entry);
}

/** The golden order; whatever the record cannot know yet gets its reason. */
async function signOrder(app: INestApplicationContext, clinicId: number, sessionId: string, key: string, product: keyof typeof defaultOrders): Promise<void> {
  const database = app.get(Database);
  const prescriber = demoCaller(clinicId, 'okafor');
  const { id: _id, version: _version, signedAt: _at, signedById: _by, ...content } = defaultOrders[product];
  const sign = (overrides: { ruleId: string; reason: string }[]) =>
    database.within(prescriber, () => app.get(SignOrder).execute(prescriber, sessionId, { id: demoId(`order ${key}`), content, overrides }));
  try {
    await sign([]);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    const asked = (error.problem.facts?.['refusals'] ?? []) as { ruleId: string }[];
    await sign(asked.map(({ ruleId }) => ({ ruleId, reason: 'Well tolerated last time, partial depth; earlier visits are on paper.' })));
  }
}

async function tell(app: INestApplicationContext, clinicId: number, sessionId: string, by: string, entry: SessionEntry): Promise<void> {
  const caller = demoCaller(clinicId, by);
  await app.get(Database).within(caller, async () => {
    if (entryKind(entry.kind).nature === 'step') await app.get(TakeStep).execute(caller, sessionId, entry);
    else await app.get(RecordEntries).execute(caller, sessionId, [entry]);
  });
}
