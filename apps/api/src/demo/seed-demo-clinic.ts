import type { INestApplicationContext } from '@nestjs/common';
import { OpenClinic } from '../features/clinics/index.js';
import { AdmitPerson } from '../features/sign-in/index.js';
import { InviteStaff } from '../features/staff/index.js';
import { Clock } from '../platform/clock/clock.js';
import { seedDemoPatients } from './seed-demo-patients.js';
import { seedWaitlist } from './seed-desk.js';
import { seedGoldenDay } from './seed-golden-day.js';
import { demoHours, seedSchedule, seedTalks } from './seed-schedule.js';
import { demoId, demoPassword, demoPeople, emailOf } from './people.js';

export const demoClinic = {
  ...{ clinicId: 1, name: 'Cedar Hollow KAT Clinic', nameInLetters: 'Cedar Hollow Clinic', zone: 'America/New_York' },
  ...{ isSecondFactorRequired: false, hasClosedCharts: false },
} as const;

const site = { id: demoId('site'), name: 'Cedar Hollow', opensAt: '08:30', closesAt: '16:30' } as const;

/** Opens the demo clinic with its people through the use cases that operators use. Repeating it changes nothing. */
export async function seedDemoClinic(app: INestApplicationContext, bundles: string): Promise<void> {
  await app.get(OpenClinic).execute({ ...demoClinic, site: { ...site, hours: demoHours(app.get(Clock).now()) } });
  for (const person of demoPeople) {
    const { key, displayName, credential, roles, supervisor } = person;
    const personId = demoId(`person ${key}`);
    const id = demoId(`staff ${key}`);
    await app.get(AdmitPerson).execute({ id: personId, email: emailOf(person), displayName, password: demoPassword });
    const supervised = supervisor === undefined ? {} : { supervisorId: demoId(`staff ${supervisor}`) };
    await app.get(InviteStaff).execute({ clinicId: demoClinic.clinicId, id, personId, displayName, credential, roles, ...supervised });
    await app.get(AdmitPerson).join(personId, demoClinic.clinicId, id);
  }
  await seedDemoPatients(app, demoClinic.clinicId, bundles);
  await seedSchedule(app, demoClinic.clinicId);
  const isFirst = await seedTalks(app, demoClinic.clinicId);
  if (isFirst) await seedWaitlist(app, demoClinic.clinicId);
  await seedGoldenDay(app, demoClinic.clinicId);
}
