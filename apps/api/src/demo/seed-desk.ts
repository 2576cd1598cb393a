import type { INestApplicationContext } from '@nestjs/common';
import { addToWaitlist, instantFromMs, localDateAt, plusDays, takeAppointmentStep, writeShiftNote } from '@sojourn/domain';
import { TakeAppointmentStep } from '../features/scheduling/index.js';
import { HandOverShift } from '../features/today/index.js';
import { KeepWaitlist } from '../features/waitlist/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { zone, type DemoStory } from './demo-story.js';
import { demoId } from './people.js';
import { demoCaller, importedPatient } from './seed-demo-patients.js';
import { demoTalk } from './seed-schedule.js';

const handOver = {
  watch: 'R3: the patient of 12:35 had high readings. Call tomorrow, and look at the plan before the next dose.',
  open: 'Cannulas 22 G are nearly out; an order is with Lena.',
  rooms: 'R2: the recliner sticks halfway. Somebody comes for it on Thursday.',
};

/** What the golden day leaves to the next shift. */
export async function seedHandOver(app: INestApplicationContext, story: DemoStory): Promise<void> {
  const note = writeShiftNote.parse({ id: demoId('hand-over'), siteId: demoId('site'), shift: 'afternoon', parts: handOver });
  await story.does('ruiz', [0, '16:20'], (ruiz) => app.get(HandOverShift).write(ruiz, note));
}

/** Who would come sooner: imported patient, what they wait for, and their wishes. */
const waiting = [
  { patient: 1, visitType: 'integration', wishes: { days: [], times: ['morning'] }, noticeHours: 4, isUrgent: true, untilInDays: 10 },
  { patient: 2, visitType: 'preparation', wishes: { days: ['tuesday', 'thursday'], times: [] }, noticeHours: 24, isUrgent: false, untilInDays: null },
] as const;

/** Weber's talk in three working days, in the list of talks. */
const calledOff = 12;

/** Two who wait, and a talk whose patient has called it off: its time is free again. */
export async function seedWaitlist(app: INestApplicationContext, clinicId: number): Promise<void> {
  const desk = demoCaller(clinicId, 'ito');
  const today = localDateAt(instantFromMs(app.get(Clock).now().getTime()), zone);
  await app.get(Database).within(desk, async () => {
    const patientAt = await importedPatient(app, desk);
    for (const { patient, untilInDays, ...entry } of waiting) {
      const untilOn = untilInDays === null ? null : plusDays(today, untilInDays);
      const command = { ...entry, id: demoId(`waits ${patient}`), patientId: patientAt(patient), untilOn };
      await app.get(KeepWaitlist).add(desk, addToWaitlist.parse(command));
    }
    const step = takeAppointmentStep.parse({ id: demoId('called off'), event: 'cancel-for-patient', reason: 'patient-unwell' });
    await app.get(TakeAppointmentStep).execute(desk, demoTalk(calledOff), step);
  });
}
