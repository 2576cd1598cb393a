import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { TreatmentProduct } from '@sojourn/domain';

const password = 'cedar hollow 2026';

export async function send(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(`/api/v1${path}`, { data, headers: { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() } });
  expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** The people of a journey, each on a tablet of their own. */
export interface People {
  readonly ito: Page;
  readonly ruiz: Page;
  readonly bauer: Page;
  readonly okafor: Page;
}

const needed = ['general', 'controlled-substance', 'no-driving-escort', 'off-label-ketamine', 'kat-psychotherapy'];

/** A patient of 82 kg who has signed everything an infusion needs. */
export async function aPatient({ ito, ruiz, okafor }: Omit<People, 'bauer'>): Promise<string> {
  const id = randomUUID();
  const name = { family: `Morgan ${id.slice(0, 6)}`, given: ['Alex'] };
  await send(ito.request, '/patients', { id, patient: { name, birthDate: '1982-03-04' } });
  const occurredAt = new Date().toISOString();
  await send(ruiz.request, `/patients/${id}/measurements`, { id: randomUUID(), details: { kind: 'weight', weightG: 82_000 }, occurredAt });
  await send(okafor.request, '/sign-in/step-up', { password });
  const { texts } = await (await okafor.request.get(`/api/v1/patients/${id}/consents`)).json();
  for (const code of needed) {
    const { sha256: textSha256 } = texts.find((text: { code: string }) => text.code === code);
    const signed = { code, product: 'intravenous-ketamine', textSha256, patientSignedAt: occurredAt, typedSignature: 'Alex Morgan' };
    const stated = { isCapacityStated: true, isCopyGiven: true, interpreter: null };
    await send(okafor.request, `/patients/${id}/consents`, { id: randomUUID(), ...signed, ...stated });
  }
  return id;
}

/** A session without an appointment, for a dose that must be recorded all the same; planned so long ago that its note is overdue. */
export async function openSession({ ruiz }: Pick<People, 'ruiz'>, patientId: string, product: TreatmentProduct): Promise<string> {
  const id = randomUUID();
  const plannedStart = new Date(Date.now() - 4 * 86_400_000).toISOString();
  await send(ruiz.request, '/dosing-sessions', { id, patientId, product, plannedStart });
  return id;
}

/** One moment is "now" for the whole of a story: what was given depends on the minutes between its lines. */
interface Story {
  readonly id: string;
  readonly now: number;
}

type Told = readonly [minutesAgo: number, kind: string, details: object];
const steps = new Set(['precheck-opened', 'time-out-held', 'discharge-readied', 'discharged', 'closed']);

/** One tablet for each person: doses stay with it, and its numbers have no gaps in a session. */
const tablets = new WeakMap<Page, { readonly deviceId: string; readonly told: Map<string, number> }>();

/** Tells entries through the API at times before now, in order, as their author; answers the ids. */
async function tell(author: Page, { id: sessionId, now }: Story, lines: readonly Told[]): Promise<string[]> {
  const ids: string[] = [];
  const tablet = tablets.get(author) ?? { deviceId: randomUUID(), told: new Map<string, number>() };
  tablets.set(author, tablet);
  for (const [minutesAgo, kind, details] of lines) {
    const deviceSeq = tablet.told.get(sessionId) ?? 0;
    tablet.told.set(sessionId, deviceSeq + 1);
    const { deviceId } = tablet;
    const at = new Date(now - minutesAgo * 60_000).toISOString();
    const entry = { id: randomUUID(), kind, details, occurredAt: at, recordedAt: at, authorId: randomUUID(), deviceId, deviceSeq };
    if (steps.has(kind)) await send(author.request, `/dosing-sessions/${sessionId}/steps`, { entry });
    else {
      const [answer] = await send(author.request, `/dosing-sessions/${sessionId}/entries`, { entries: [entry] });
      expect(`${kind} ${JSON.stringify(answer.refusals)}`).toBe(`${kind} []`);
    }
    ids.push(entry.id);
  }
  return ids;
}

const no = 'no';
const history = {
  ...{ newMedicines: no, newConditions: no, alcoholWithin24Hours: no, urinarySymptoms: no, benzodiazepine: no },
  ...{ sedativeHypnotic: no, psychostimulant: no, monoamineOxidaseInhibitor: no, opioid: no },
};
const vitals = (systolicMmHg: number, diastolicMmHg: number, heartRatePerMin: number) => ({
  ...{ systolicMmHg, diastolicMmHg, heartRatePerMin, spo2Percent: 98, respiratoryRatePerMin: 14 },
});
const order = {
  ...{ product: 'intravenous-ketamine', weightG: 82_000, doseUg: 41_000, finalVolumeUl: 50_000, durationMin: 40, rateUlPerH: 75_000 },
};

/** The order of the golden infusion; what the record cannot tell gets its reason. */
async function signOrder(okafor: Page, id: string): Promise<void> {
  await send(okafor.request, '/sign-in/step-up', { password });
  const sign = (overrides: object[]) =>
    okafor.request.post(`/api/v1/dosing-sessions/${id}/orders`, {
      data: { id: randomUUID(), content: order, overrides },
      headers: { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() },
    });
  const asked = await sign([]);
  if (!asked.ok()) {
    const rules: { ruleId: string }[] = (await asked.json()).facts.refusals;
    const answer = await sign(rules.map(({ ruleId }) => ({ ruleId, reason: 'Agreed with the patient' })));
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

type Ago = (minutesBeforeStop: number) => number;

const untilPrepared = (ago: Ago): readonly Told[] => [
  [ago(70), 'identity-confirmed', { identifiers: ['name', 'birth-date'] }],
  [ago(70), 'fasting-confirmed', { solidsFastMin: 420, fluidsFastMin: 180 }],
  [ago(70), 'allergies-reviewed', { outcome: 'unchanged' }],
  [ago(70), 'interval-history-taken', history],
  [ago(70), 'consents-verified', { outcome: 'valid' }],
  [ago(70), 'emergency-kit-checked', { isComplete: true }],
  [ago(70), 'escort-confirmed', { moment: 'arranged', name: 'Jamie Morgan', telephone: '555-0101' }],
  [ago(70), 'suicide-risk-screened', { moment: 'before-dosing', risk: 'none', hasNewIdeation: false }],
  [ago(60), 'vitals-taken', vitals(128, 80, 72)],
  [ago(58), 'venous-access-placed', { site: 'forearm', side: 'left', gauge: 22, attempts: 1, isPatent: true }],
  [
    ago(56),
    'preparation-recorded',
    {
      ...{ form: 'bag', withdrawnUl: 4_100, withdrawnUg: 41_000, concentrationUgPerMl: 10_000, finalVolumeUl: 50_000 },
      ...{ lot: 'A10-2207', expiresOn: '2027-08-31', isScanned: true },
    },
  ],
];

const fromThere = (ago: Ago, prescriberId: string): readonly Told[] => [
  [ago(30), 'vitals-taken', vitals(142, 86, 82)],
  [ago(27), 'vitals-taken', vitals(158, 96, 94)],
  [ago(27), 'infusion-paused', { reason: 'nausea' }],
  [ago(19), 'infusion-resumed', { rateUlPerH: 60_000, agreedById: prescriberId }],
  [ago(10), 'vitals-taken', vitals(148, 90, 88)],
  [ago(0), 'infusion-stopped', { reason: 'patient-request' }],
  [ago(0), 'vitals-taken', vitals(150, 90, 90)],
  [ago(-15), 'vitals-taken', vitals(138, 84, 80)],
  [ago(-30), 'vitals-taken', vitals(132, 82, 76)],
  [ago(-45), 'vitals-taken', vitals(130, 80, 74)],
  [ago(-45), 'sedation-assessed', { instrument: 'moaa-s', score: 5 }],
];

/** The golden infusion until it was stopped, so many minutes ago: 41.5 of 50 mL, 34.03 of 41 mg. Source: clinical reference §10.2. */
export async function aStoppedInfusion(people: People, patientId: string, stoppedMinutesAgo: number): Promise<string> {
  const { ruiz, bauer, okafor } = people;
  const id = await openSession(people, patientId, 'intravenous-ketamine');
  const story = { id, now: Date.now() };
  const ago = (minutesBeforeStop: number) => stoppedMinutesAgo + minutesBeforeStop;
  await signOrder(okafor, id);
  const { people: names } = await (await ruiz.request.get(`/api/v1/dosing-sessions/${id}`)).json();
  const personOf = (name: string) => Object.entries(names).find(([, known]) => known === name)?.[0] ?? '';
  const prepared = await tell(ruiz, story, untilPrepared(ago));
  const preparationId = prepared.at(-1);
  await tell(bauer, story, [[ago(54), 'double-check-recorded', { preparationId, withdrawnUl: 4_100, finalVolumeUl: 50_000 }]]);
  await tell(ruiz, story, [
    [ago(45), 'infusion-started', { rateUlPerH: 75_000, preparationId }],
    ...fromThere(ago, personOf('Maya Okafor')),
  ]);
  return id;
}
