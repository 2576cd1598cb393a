import type { INestApplicationContext } from '@nestjs/common';
import { entryKind, type SessionEntry } from '@sojourn/domain';
import { defaultOrders, entriesFrom } from '@sojourn/domain/testing';
import { OpenSession, RecordEntries, SignOrder, TakeStep } from '../features/dosing-sessions/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { ProblemException } from '../platform/http/problem.js';
import { DemoStory, goldenDate, zone } from './demo-story.js';
import { goldenCourses, type GoldenCourse } from './golden-courses.js';
import { demoId } from './people.js';
import { checkInGoldenVisit, seedGoldenCourse, startGoldenInduction } from './seed-golden-courses.js';
import { seedHandOver } from './seed-desk.js';
import { seedGoldenNotes, seedProcessNote } from './seed-golden-notes.js';
import { seedMeasures } from './seed-measures.js';

/** The golden day of the demo clinic with all that leads to it, once: a clinic that has it already keeps it as it is. Source: clinical reference §10. */
export async function seedGoldenDay(app: INestApplicationContext, clinicId: number): Promise<void> {
  const story = new DemoStory(app, clinicId, goldenDate(app.get(Clock).now()));
  const isThere = await app.get(Database).inClinic(clinicId, (data) =>
    data.query(`SELECT id FROM dosing_session WHERE clinic_id = $1 AND id = $2`, [clinicId, demoId('session carlos')]),
  );
  if (isThere.length > 0) return;
  for (const course of goldenCourses) await seedGoldenCourse(app, story, course);
  await seedMeasures(app, clinicId);
  for (const course of goldenCourses) await seedGoldenSession(app, story, course);
  await seedGoldenNotes(app, story);
  await seedProcessNote(app, story);
  await seedHandOver(app, story);
}

/** One session of the golden day, told entry by entry through the use cases that people use. Source: clinical reference §10.2–10.4. */
async function seedGoldenSession(app: INestApplicationContext, story: DemoStory, course: GoldenCourse): Promise<void> {
  const { key, nurse, lines, arrivesAt } = course;
  const id = demoId(`session ${key}`);
  await checkInGoldenVisit(app, story, course);
  const command = { id, appointmentId: demoId(`appointment ${key}`), isEscortRequired: true, isPregnancyTestRequired: key === 'bea' };
  await story.does(nurse, [0, arrivesAt], (caller) => app.get(OpenSession).execute(caller, command));
  await signOrder(app, story, course, id);
  await startGoldenInduction(app, story, course);
  const entries = entriesFrom(lines, {
    date: story.on(0),
    zone,
    person: (name) => demoId(`staff ${name}`),
    entryId: (index) => demoId(`entry ${key} ${index}`),
    deviceId: demoId('tablet'),
  });
  for (const [index, entry] of entries.entries()) await tell(app, story, { id, by: lines[index]?.by ?? nurse, at: lines[index]?.at ?? arrivesAt, entry });
}

/** The golden order; whatever the record cannot know yet gets its reason. */
async function signOrder(app: INestApplicationContext, story: DemoStory, { key, product, orderedAt }: GoldenCourse, sessionId: string): Promise<void> {
  const { id: _id, version: _version, signedAt: _at, signedById: _by, ...content } = defaultOrders[product];
  const sign = (overrides: { ruleId: string; reason: string }[]) => {
    const command = { id: demoId(`order ${key}`), content, overrides };
    return story.does('okafor', [0, orderedAt], (okafor) => app.get(SignOrder).execute(okafor, sessionId, command));
  };
  try {
    await sign([]);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    const asked = (error.problem.facts?.['refusals'] ?? []) as { ruleId: string }[];
    await sign(asked.map(({ ruleId }) => ({ ruleId, reason: 'Well tolerated last time, partial depth; earlier visits are on paper.' })));
  }
}

interface Told {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly entry: SessionEntry;
}

async function tell(app: INestApplicationContext, story: DemoStory, { id, by, at, entry }: Told): Promise<void> {
  await story.does(by, [0, at], async (caller) => {
    if (entryKind(entry.kind).nature === 'step') await app.get(TakeStep).execute(caller, id, entry);
    else await app.get(RecordEntries).execute(caller, id, { entries: [entry], wereKeptOnDevice: false });
  });
}
