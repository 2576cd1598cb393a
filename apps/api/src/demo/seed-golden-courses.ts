import type { INestApplicationContext } from '@nestjs/common';
import { answerChecklist, bookAppointment, checklistItems, minimumFacts, recordConsent, requiredConsents, signDetermination } from '@sojourn/domain';
import { EnrolInCourse, TakeCourseStep } from '../features/courses/index.js';
import { DecidePatientEligibility, RecordPatientConsent } from '../features/patients/index.js';
import { BookAppointment, TakeAppointmentStep } from '../features/scheduling/index.js';
import type { DemoStory } from './demo-story.js';
import type { GoldenCourse } from './golden-courses.js';
import { demoId } from './people.js';

const beforeThisRecord = 'Sessions before this record began, their preparation and notes are on paper.';

/** From the signed determination to a booked and confirmed visit, by the people who do it. Returns nothing: the next step of the story knows the ids. */
export async function seedGoldenCourse(app: INestApplicationContext, story: DemoStory, course: GoldenCourse): Promise<void> {
  await findEligible(app, story, course);
  await consent(app, story, course);
  await enrol(app, story, course);
  await book(app, story, course);
}

async function findEligible(app: INestApplicationContext, story: DemoStory, { key, product }: GoldenCourse): Promise<void> {
  const eligibility = app.get(DecidePatientEligibility);
  const patientId = demoId(`patient ${key}`);
  const answeredOn = story.on(-24);
  const absent = (code: string) => ({ code, answer: 'absent', answeredOn, source: 'Psychiatric evaluation' });
  const answers = checklistItems.map(({ code }) => ({ id: demoId(`answer ${key} ${code}`), answer: absent(code) }));
  await story.does('okafor', [-24, '09:00'], (okafor) => eligibility.answer(okafor, patientId, answerChecklist.parse({ answers })));
  const establishedOn = Object.fromEntries(minimumFacts.map((fact) => [fact, answeredOn]));
  const determination = signDetermination.parse({ id: demoId(`determination ${key}`), product, establishedOn, isPregnancyPossible: false });
  await story.does('okafor', [-24, '09:20'], (okafor) => eligibility.sign(okafor, patientId, determination));
}

async function consent(app: INestApplicationContext, story: DemoStory, { key, product }: GoldenCourse): Promise<void> {
  const consents = app.get(RecordPatientConsent);
  const patientId = demoId(`patient ${key}`);
  await story.does('okafor', [-24, '09:40'], async (okafor) => {
    const { texts } = await consents.look(okafor, patientId);
    for (const code of requiredConsents({ product, hasRemoteVisits: false, isTakenAtHome: false })) {
      const text = texts.find((one) => one.code === code);
      const signed = { id: demoId(`consent ${key} ${code}`), code, product, textSha256: text?.sha256 ?? '', patientSignedAt: story.when(-24, '09:38') };
      const command = recordConsent.parse({ ...signed, typedSignature: signatures[key], isCapacityStated: true, isCopyGiven: true, interpreter: null });
      await consents.execute(okafor, patientId, command);
    }
  });
}

const signatures = { alex: 'Alex Morgan', bea: 'Bea Lindqvist', carlos: 'Carlos Vega' } as const;

async function enrol(app: INestApplicationContext, story: DemoStory, { key, protocolId, nurse, therapist }: GoldenCourse): Promise<void> {
  const id = demoId(`course ${key}`) as never;
  const member = (person: string, role: 'prescriber' | 'therapist' | 'nurse') => ({ staffMemberId: demoId(`staff ${person}`) as never, role });
  const team = [member('okafor', 'prescriber'), member(therapist, 'therapist'), member(nurse, 'nurse')];
  const command = { id, patientId: demoId(`patient ${key}`) as never, protocolId, startsOn: story.on(-23), team };
  await story.does('okafor', [-23, '10:00'], (okafor) => app.get(EnrolInCourse).execute(okafor, command));
  const step = { id: demoId(`preparing ${key}`) as never, event: 'start-preparation', documented: {} } as const;
  await story.does(therapist, [-22, '11:00'], (caller) => app.get(TakeCourseStep).execute(caller, id, step));
}

async function book(app: INestApplicationContext, story: DemoStory, course: GoldenCourse): Promise<void> {
  const { key, visitKey, startsAt, resources, escort } = course;
  const id = demoId(`appointment ${key}`);
  const assignments = resources.map(([role, resource]) => ({ role, resourceId: demoId(resource) }));
  const visit = { id, patientId: demoId(`patient ${key}`), siteId: demoId('site'), courseId: demoId(`course ${key}`), visitKey };
  const command = bookAppointment.parse({ ...visit, startsAt: story.when(0, startsAt), assignments, escort });
  await story.does('park', [-3, '10:00'], (park) => app.get(BookAppointment).execute(park, command));
}

/** The patient comes and is checked in by two identifiers. */
export async function checkInGoldenVisit(app: INestApplicationContext, story: DemoStory, { key, arrivesAt }: GoldenCourse): Promise<void> {
  const steps = app.get(TakeAppointmentStep);
  const nothing = { reason: null, note: null, safetyCall: null, followUp: null, arrivedOn: null, escort: null, formsReason: null };
  const take = (event: 'arrive' | 'check-in' | 'begin', identifiers: readonly ('full-name' | 'birth-date')[], person: string) => {
    const step = { ...nothing, id: demoId(`${event} ${key}`) as never, event, identifiers: [...identifiers] };
    return story.does(person, [0, arrivesAt], (caller) => steps.execute(caller, demoId(`appointment ${key}`), step));
  };
  await take('arrive', [], 'ito');
  await take('check-in', ['full-name', 'birth-date'], 'ito');
  await take('begin', [], 'ruiz');
}

/** With the order signed and the baseline frozen, the course goes into induction before the first dose of this record. */
export async function startGoldenInduction(app: INestApplicationContext, story: DemoStory, { key, orderedAt }: GoldenCourse): Promise<void> {
  const step = { id: demoId(`induction ${key}`) as never, event: 'start-induction', documented: { 'preparation-waiver': beforeThisRecord } } as const;
  await story.does('okafor', [0, orderedAt], (okafor) => app.get(TakeCourseStep).execute(okafor, demoId(`course ${key}`), step));
}
