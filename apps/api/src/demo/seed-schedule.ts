import type { INestApplicationContext } from '@nestjs/common';
import {
  bookAppointment,
  instantAtLocalTime,
  instantFromMs,
  instantText,
  keepResource,
  localDateAt,
  plusDays,
  weekdayOf,
  type KeepResource as Resource,
  type LocalDate,
  type OpeningHours,
  type StaffSkill,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../platform/caller/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { BookAppointment, KeepResource } from '../features/scheduling/index.js';
import { Database } from '../platform/database/database.js';
import { goldenDate, zone } from './demo-story.js';
import { demoId, demoPeople } from './people.js';
import { demoCaller, importedPatient } from './seed-demo-patients.js';

type DemoResource = Partial<Resource> & Pick<Resource, 'kind' | 'name'>;

const wholeDay = [{ opensAt: '08:30', closesAt: '16:30' }];

/**
 * Monday to Friday, as a clinic's week is. On its first day, on the day after and on its golden day the demo clinic is open whatever the
 * weekday: whoever starts it on a Sunday finds a clinic at work, and what people did on the golden day was done while it was open.
 */
export function demoHours(now: Date): OpeningHours {
  const today = localDateAt(instantFromMs(now.getTime()), zone);
  const lively = [...new Set([goldenDate(now), today, plusDays(today, 1)])].filter((on) => weekdayOf(on) > 5);
  return {
    weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: wholeDay })),
    exceptions: lively.map((on) => ({ on, spans: wholeDay, reason: 'Open this weekend' })),
  };
}
const watched = ['oxygen', 'monitor', 'recliner', 'emergency-cart'];

/** Rooms and the pump of the demo clinic. Source: clinical reference §10. */
const places: readonly DemoResource[] = [
  { kind: 'room', name: 'R1 infusion suite', attributes: [...watched, 'infusion-pole', 'bed'] },
  { kind: 'room', name: 'R2 KAP room', attributes: [...watched, 'camera'] },
  { kind: 'room', name: 'R3 Spravato bay', attributes: [...watched, 'wheelchair'] },
  { kind: 'pump', name: 'P-01', maintenanceDueOn: '2027-02-01' as never, cleaningMinutes: 10 },
];

/** Certificates and languages of the demo clinic's people. */
const peoplesSkills: Readonly<Record<string, Partial<Resource>>> = {
  ruiz: { attributes: ['woman', 'language-en', 'language-es'], skills: demoSkills('advanced-life-support', 'venous-access', 'esketamine-rems') },
  okafor: { attributes: ['woman', 'language-en'], skills: demoSkills('advanced-life-support', 'esketamine-rems') },
  nair: { attributes: ['woman', 'language-en'] },
  weber: { attributes: ['man', 'language-en', 'language-de'] },
};

function demoSkills(...skills: readonly StaffSkill[]): Resource['skills'] {
  return skills.map((skill) => ({ skill, validUntil: '2028-12-31' as never }));
}

/** A usual week of talks: working days from today, time, imported patient, visit, who leads it and where. Doses stand in courses. */
const talks: readonly (readonly [day: number, at: string, patient: number, visit: VisitType, person: string, place: string | null])[] = [
  [0, '10:00', 3, 'integration', 'weber', null],
  [0, '13:30', 4, 'preparation', 'nair', 'R2'],
  [0, '14:00', 5, 'response-review', 'okafor', 'R3'],
  [0, '15:10', 6, 'integration', 'weber', 'R2'],
  [1, '08:30', 7, 'psychiatric-evaluation', 'okafor', 'R2'],
  [1, '09:00', 8, 'preparation', 'weber', 'R3'],
  [1, '10:30', 3, 'integration', 'nair', 'R2'],
  [1, '11:00', 9, 'integration', 'weber', null],
  [1, '14:00', 4, 'response-review', 'okafor', 'R2'],
  [2, '09:30', 10, 'preparation', 'nair', 'R2'],
  [2, '13:00', 11, 'psychiatric-evaluation', 'okafor', 'R3'],
  [3, '09:00', 5, 'integration', 'weber', 'R2'],
  [3, '10:15', 6, 'preparation', 'weber', 'R2'],
  [3, '13:00', 8, 'preparation', 'weber', 'R2'],
  [4, '11:00', 10, 'preparation', 'nair', 'R2'],
  [6, '09:00', 7, 'response-review', 'okafor', 'R2'],
];

/** The id of a demo room or pump by the first word of its name, such as "R1". */
function demoPlace(name: string): string {
  return demoId(`place ${name}`);
}

/** Puts people, rooms and the pump on the schedule. Repeating it changes nothing. */
export async function seedSchedule(app: INestApplicationContext, clinicId: number): Promise<void> {
  const manager = demoCaller(clinicId, 'park');
  const clinicians = demoPeople.filter(({ roles }) => roles.some((role) => ['therapist', 'nurse', 'prescriber'].includes(role)));
  await app.get(Database).within(manager, async () => {
    const keep = (id: string, resource: DemoResource) =>
      app.get(KeepResource).execute(manager, id, keepResource.parse({ siteId: demoId('site'), ...resource }), null);
    for (const { key, displayName } of clinicians) {
      await keep(demoId(`staff ${key}`), { kind: 'staff', name: displayName, licenceValidUntil: '2028-12-31' as never, ...peoplesSkills[key] });
    }
    for (const place of places) await keep(demoPlace(place.name.split(' ')[0] ?? ''), place);
  });
}

/** Talks of today and the next days with imported patients, once: a schedule that people have worked in is left alone. Whether they were booked now. */
export async function seedTalks(app: INestApplicationContext, clinicId: number): Promise<boolean> {
  const manager = demoCaller(clinicId, 'park');
  const now = instantFromMs(app.get(Clock).now().getTime());
  const today = localDateAt(now, zone);
  return app.get(Database).within(manager, async () => {
    const data = app.get(Database).of(manager);
    const booked = await data.query(`SELECT id FROM appointment WHERE clinic_id = $1 LIMIT 1`, [clinicId]);
    if (booked.length > 0) return false;
    const patientAt = await importedPatient(app, manager);
    for (const [index, [day, at, patient, visitType, person, place]] of talks.entries()) {
      const startsAt = instantAtLocalTime(workingDay(today, day), at, zone);
      if (startsAt > now) await bookTalk(app, manager, { index, patientId: patientAt(patient), startsAt: instantText(startsAt), visitType, person, place });
    }
    return true;
  });
}

/** So many working days after a day; weekends do not count. */
function workingDay(from: LocalDate, count: number): LocalDate {
  if (count === 0) return from;
  const next = plusDays(from, 1);
  return workingDay(next, weekdayOf(next) > 5 ? count : count - 1);
}

interface Talk {
  readonly index: number;
  readonly patientId: string;
  readonly startsAt: string;
  readonly visitType: VisitType;
  readonly person: string;
  readonly place: string | null;
}

/** The id of a talk by its place in the list. */
export function demoTalk(index: number): string {
  return demoId(`talk ${index}`);
}

async function bookTalk(app: INestApplicationContext, manager: Caller, { index, person, place, ...visit }: Talk): Promise<void> {
  const id = demoTalk(index);
  const role = person === 'okafor' ? 'prescriber' : 'therapist';
  const room = place === null ? [] : [{ role: 'room', resourceId: demoPlace(place) }];
  const assignments = [{ role, resourceId: demoId(`staff ${person}`) }, ...room];
  const command = bookAppointment.parse({ id, siteId: demoId('site'), ...visit, isRemote: place === null, assignments });
  await app.get(BookAppointment).execute(manager, command);
}
