import type { INestApplicationContext } from '@nestjs/common';
import { freezeBaseline, instantAtLocalTime, instantFromMs, instantText, plusDays, plusMinutes, recordMeasureResponse, type LocalDate } from '@sojourn/domain';
import { ActOnRiskEvent, CrisisContact, FreezeBaseline, RecordResponse } from '../features/outcome-measures/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { atTime } from './demo-clock.js';
import { demoId } from './people.js';
import { demoCaller } from './seed-demo-patients.js';
import { goldenDate, zone } from './demo-story.js';

interface ToldForm {
  readonly patient: 'alex' | 'bea' | 'carlos';
  readonly day: number;
  readonly time: string;
  readonly instrument: string;
  readonly answers: readonly (number | string | null)[];
}

const form = (patient: ToldForm['patient'], day: number, time: string, instrument: string, answers: ToldForm['answers']): ToldForm => {
  return { patient, day, time, instrument, answers };
};

const gad14 = [2, 2, 2, 2, 2, 2, 2];
const pcl58 = [3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3];
const pcl46 = [3, 2, 1, 3, 2, 3, 3, 1, 2, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 3];
const meq30 = [4, 3, 4, 3, 2, 3, 4, 4, 3, 3, 4, 3, 4, 3, 2, 3, 2, 3, 4, 3, 3, 5, 3, 3, 3, 3, 4, 3, 4, 3];

/** Baselines and the golden day's forms; days count from that day. The forms between are the demo's own. Source: clinical reference §10.1, §10.3. */
const forms: readonly ToldForm[] = [
  form('alex', -9, '10:10', 'phq-9', [3, 3, 3, 3, 3, 2, 2, 3, 0]),
  form('alex', -9, '10:14', 'gad-7', gad14),
  form('alex', -4, '09:40', 'phq-9', [3, 2, 2, 3, 2, 2, 2, 2, 0]),
  form('alex', 0, '09:36', 'gad-7', [1, 1, 2, 1, 1, 2, 1]),
  form('alex', 0, '09:38', 'phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1]),
  form('alex', 0, '09:41', 'c-ssrs-screener', ['Y', 'N', null, null, null, 'N', null]),
  form('bea', -17, '11:00', 'pcl-5', pcl58),
  form('bea', -17, '11:08', 'phq-9', [2, 2, 2, 2, 2, 2, 2, 1, 0]),
  form('bea', 0, '10:50', 'pcl-5', pcl46),
  form('bea', 0, '10:56', 'phq-9', [2, 1, 2, 2, 1, 1, 1, 1, 0]),
  form('bea', 1, '08:10', 'meq30', meq30),
  form('carlos', -15, '13:00', 'phq-9', [3, 3, 3, 3, 2, 3, 2, 2, 0]),
  form('carlos', -7, '12:30', 'phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 0]),
  form('carlos', 0, '12:42', 'phq-9', [1, 1, 2, 1, 1, 1, 1, 0, 0]),
  form('carlos', 0, '12:46', 'c-ssrs-screener', ['N', 'N', null, null, null, 'N', null]),
];

/** When each of them had the first dose, in days before the golden day. */
const firstDoses = { alex: -7, bea: -14, carlos: -14 } as const;

/** The forms of the demo patients and the one risk event of the day, through the use cases that people use. Repeating it changes nothing. */
export async function seedMeasures(app: INestApplicationContext, clinicId: number): Promise<void> {
  const manager = demoCaller(clinicId, 'park');
  const said = { phone: '555-0100', hasAfterHoursCover: false };
  await app.get(Database).within(manager, () => app.get(CrisisContact).set(manager, said));
  const golden = goldenDate(app.get(Clock).now()) as LocalDate;
  const told = forms.map((one, index) => ({ ...one, id: demoId(`measure ${index}`), at: onDay(golden, one.day, one.time) }));
  for (const one of told) if (Date.parse(one.at) < Date.now()) await tellForm(app, clinicId, one);
  const alexAnswers = told.find(({ patient, day, instrument }) => patient === 'alex' && day === 0 && instrument === 'phq-9');
  if (alexAnswers !== undefined) await tellRiskEvent(app, clinicId, alexAnswers.id, golden);
  for (const key of ['alex', 'bea', 'carlos'] as const) await seedBaseline(app, clinicId, key);
}

/** Freezes the baseline of a demo patient's newest course; a patient without a course has none to freeze. */
async function seedBaseline(app: INestApplicationContext, clinicId: number, key: keyof typeof firstDoses): Promise<void> {
  const prescriber = demoCaller(clinicId, 'okafor');
  const database = app.get(Database);
  const patientId = demoId(`patient ${key}`);
  const golden = goldenDate(app.get(Clock).now()) as LocalDate;
  await database.within(prescriber, async () => {
    const [course] = await database.of(prescriber).query<{ id: string }>(
      `SELECT id FROM treatment_course WHERE clinic_id = $1 AND patient_id = $2 ORDER BY enrolled_at DESC, id DESC LIMIT 1`,
      [clinicId, patientId],
    );
    if (course === undefined) return;
    const asOf = onDay(golden, firstDoses[key], '09:00');
    await app.get(FreezeBaseline).execute(prescriber, patientId, freezeBaseline.parse({ courseId: course.id, asOf }));
  });
}

async function tellForm(app: INestApplicationContext, clinicId: number, told: ToldForm & { readonly id: string; readonly at: string }): Promise<void> {
  const nurse = demoCaller(clinicId, told.patient === 'bea' ? 'bauer' : 'ruiz');
  const command = { id: told.id, instrumentId: told.instrument, answers: told.answers, takenAt: told.at, setting: 'tablet' };
  const tell = () => app.get(RecordResponse).execute(nurse, demoId(`patient ${told.patient}`), recordMeasureResponse.parse(command));
  await atTime(app, told.at, () => app.get(Database).within(nurse, tell));
}

/** Item 9 = 1 at 09:38, taken on at 09:39, C-SSRS low, signed at 09:44. Source: clinical reference §10.1. */
async function tellRiskEvent(app: INestApplicationContext, clinicId: number, responseId: string, golden: LocalDate): Promise<void> {
  const [nurse, prescriber] = [demoCaller(clinicId, 'ruiz'), demoCaller(clinicId, 'okafor')];
  const database = app.get(Database);
  const eventId = await database.within(nurse, async () => {
    const sql = `SELECT id FROM risk_event WHERE clinic_id = $1 AND response_id = $2`;
    return (await database.of(nurse).query<{ id: string }>(sql, [clinicId, responseId]))[0]?.id;
  });
  if (eventId === undefined) return;
  const acts = app.get(ActOnRiskEvent);
  const takenAt = onDay(golden, 0, '09:39');
  await atTime(app, takenAt, () => database.within(nurse, () => acts.acknowledge(nurse, eventId, { id: demoId('risk taken on') })));
  const plan = 'Safety plan reviewed together; call within 24 h.';
  const judged = { level: 'low', disposition: 'proceed', actions: ['safety-plan-reviewed', 'crisis-numbers-given'], plan } as const;
  const command = { ...judged, actions: [...judged.actions], id: demoId('risk signed') as never, withoutCssrsBecause: null, contradictionBecause: null };
  const sign = () => {
    const followUpBy = instantText(plusMinutes(instantFromMs(app.get(Clock).now().getTime()), 24 * 60));
    return acts.sign(prescriber, eventId, { ...command, followUpBy });
  };
  await atTime(app, onDay(golden, 0, '09:44'), () => database.within(prescriber, sign));
}

function onDay(golden: LocalDate, day: number, time: string): string {
  return instantText(instantAtLocalTime(plusDays(golden, day), time, zone));
}
