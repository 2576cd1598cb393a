import { randomUUID } from 'node:crypto';
import { expect, request, type APIRequestContext, type Page } from '@playwright/test';
import { entryKind, type DosingSessionView, type SessionEntry, type TreatmentProduct } from '@sojourn/domain';
import { defaultOrders, entriesFrom, type LogLine } from '@sojourn/domain/testing';

const zone = 'America/New_York';
const date = '2026-11-17';
export const names: Record<string, string> = {
  ruiz: 'Elena Ruiz',
  bauer: 'Tom Bauer',
  okafor: 'Maya Okafor',
  nair: 'Priya Nair',
  weber: 'Jonas Weber',
};
const headers = (): Record<string, string> => ({ 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() });

async function as(key: string, baseURL: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL });
  const signedIn = await context.post('/api/v1/sign-in', {
    data: { email: `${key}@cedarhollow.example`, password: 'cedar hollow 2026' },
    headers: headers(),
  });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
  return context;
}

async function send<T>(context: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await context.post(`/api/v1${path}`, { data, headers: headers() });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

interface Story {
  readonly product: TreatmentProduct & keyof typeof defaultOrders;
  readonly recordNumber: string;
  /** The lines other stages write: order, check, preparation, time-out. */
  readonly lines: readonly LogLine[];
  /** What the order says beside the golden one. */
  readonly order?: object;
}

/** A planned session of a patient who is weighed and checked in; nothing is ordered yet. */
export async function plannedSession(baseURL: string, { product, recordNumber }: Omit<Story, 'lines' | 'order'>): Promise<string> {
  const nurse = await as('ruiz', baseURL);
  const { id } = await plan(nurse, baseURL, { product, recordNumber });
  return id;
}

async function plan(
  nurse: APIRequestContext,
  baseURL: string,
  { product, recordNumber }: Omit<Story, 'lines' | 'order'>,
): Promise<{ id: string; view: DosingSessionView }> {
  const id = randomUUID();
  const { patients } = await send<{ patients: { id: string }[] }>(nurse, '/patients/search', { text: recordNumber });
  const patientId = patients[0]?.id ?? '';
  const weightG = defaultOrders[product].weightG;
  const measured = { id: randomUUID(), details: { kind: 'weight', weightG }, occurredAt: new Date().toISOString() };
  await send(nurse, `/patients/${patientId}/measurements`, measured);
  const isPregnancyTestRequired = product === 'intramuscular-ketamine';
  const command = { id, appointmentId: await checkedInVisit(baseURL, patientId, product), isPregnancyTestRequired };
  return { id, view: await send<DosingSessionView>(nurse, '/dosing-sessions', command) };
}

/** A session of the golden day with everything before the dose behind it, told through the API as other stages tell it. */
export async function preparedSession(baseURL: string, { product, recordNumber, lines, order = {} }: Story): Promise<string> {
  const nurse = await as('ruiz', baseURL);
  const { id, view } = await plan(nurse, baseURL, { product, recordNumber });
  const byName = new Map(Object.entries(view.people).map(([person, name]) => [name, person]));
  const people: Record<string, APIRequestContext> = { ruiz: nurse };
  people['okafor'] = await as('okafor', baseURL);
  await signOrder(people['okafor'], id, { product, order });
  for (const entry of entriesFrom(lines, {
    ...{ date, zone, person: (name) => byName.get(names[name] ?? '') ?? '', entryId: idsFor(lines) },
    deviceId: randomUUID(),
  })) {
    const by = Object.keys(names).find((key) => byName.get(names[key] ?? '') === entry.authorId) ?? 'ruiz';
    people[by] ??= await as(by, baseURL);
    await tell(people[by], id, entry);
  }
  return id;
}

const visits: Partial<Record<TreatmentProduct, readonly [type: string, resources: Readonly<Record<string, string>>]>> = {
  'intravenous-ketamine': ['intravenous-dosing-with-therapist', { nurse: 'Elena', therapist: 'Priya', room: 'R1', pump: 'P-01' }],
  'intramuscular-ketamine': ['intramuscular-dosing', { nurse: 'Tom', therapist: 'Jonas', room: 'R2' }],
  'intranasal-esketamine': ['esketamine-dosing', { nurse: 'Elena', room: 'R3' }],
};

/** Days ahead, on the clinic's calendar, for told visits: three apart, beside the day of a new course's first dose (21) and the schedule's own. */
const nearDays = Array.from({ length: 23 }, (_, index) => 8 + 3 * index);
const farDays = Array.from({ length: 42 }, (_, index) => 110 + 3 * index);

/** A second pump: the clinic's own is due for service before the far days. */
async function secondPump(manager: APIRequestContext, siteId: string | undefined): Promise<string> {
  const id = randomUUID();
  const use = {
    attributes: [],
    skills: [],
    hours: null,
    licenceValidUntil: null,
    maintenanceDueOn: '2099-12-31',
    cleaningMinutes: 10,
    isInUse: true,
  };
  const answer = await manager.put(`/api/v1/resources/${id}`, { data: { kind: 'pump', name: 'P-02', siteId, ...use }, headers: headers() });
  expect(answer.ok(), await answer.text()).toBe(true);
  return id;
}

/** A dosing visit of the patient's course on the first day that has room for it, with the patient checked in at the front desk. */
export async function checkedInVisit(baseURL: string, patientId: string, product: TreatmentProduct): Promise<string> {
  const [manager, desk] = [await as('park', baseURL), await as('ito', baseURL)];
  const resources = (await (await manager.get('/api/v1/resources')).json()) as { id: string; name: string; siteId: string }[];
  const [course] = (await (await manager.get(`/api/v1/patients/${patientId}/courses`)).json()) as { id: string }[];
  const [visitType, held] = visits[product] ?? ['', {}];
  const named = (start: string) => resources.find(({ name }) => name.startsWith(start))?.id;
  const assignments = Object.entries(held).map(([role, start]) => ({ role, resourceId: named(start) }));
  const escort = { name: 'Jo Reed', relation: 'friend', phone: '555-0199' };
  const visit = { patientId, siteId: resources[0]?.siteId, courseId: course?.id, visitType, assignments, escort };
  let refusal = '';
  for (const days of [...nearDays, ...farDays]) {
    const id = randomUUID();
    const pump = assignments.find(({ role }) => role === 'pump');
    if (pump !== undefined && days === farDays[0]) pump.resourceId = named('P-02') ?? (await secondPump(manager, visit.siteId));
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + days * 86_400_000);
    const data = { ...visit, id, startsAt: `${day}T15:00:00Z` };
    const booked = await manager.post('/api/v1/appointments', { data, headers: headers() });
    if (!booked.ok()) {
      refusal = await booked.text();
      continue;
    }
    await send(desk, `/appointments/${id}/steps`, { id: randomUUID(), event: 'arrive' });
    const checked = { event: 'check-in', identifiers: ['full-name', 'birth-date'], formsReason: 'They follow after the visit.' };
    await send(desk, `/appointments/${id}/steps`, { id: randomUUID(), ...checked });
    return id;
  }
  throw new Error(`None of the days for told visits has room for this visit; the last answer: ${refusal}`);
}

function idsFor(lines: readonly LogLine[]): (index: number) => string {
  const ids = lines.map(() => randomUUID());
  return (index) => ids[index] ?? '';
}

async function tell(context: APIRequestContext, sessionId: string, entry: SessionEntry): Promise<void> {
  if (entryKind(entry.kind).isSignature) await send(context, '/sign-in/step-up', { password: 'cedar hollow 2026' });
  if (entryKind(entry.kind).nature === 'step') await send(context, `/dosing-sessions/${sessionId}/steps`, { entry });
  else await send(context, `/dosing-sessions/${sessionId}/entries`, { entries: [entry] });
}

/** The golden order; what this record cannot know gets its reason. */
async function signOrder(
  prescriber: APIRequestContext,
  sessionId: string,
  { product, order }: { readonly product: keyof typeof defaultOrders; readonly order: object },
): Promise<void> {
  await send(prescriber, '/sign-in/step-up', { password: 'cedar hollow 2026' });
  const { id: _id, version: _version, signedAt: _at, signedById: _by, ...golden } = defaultOrders[product];
  const content = { ...golden, ...order };
  const sign = (overrides: unknown[]) =>
    prescriber.post(`/api/v1/dosing-sessions/${sessionId}/orders`, { data: { id: randomUUID(), content, overrides }, headers: headers() });
  const asked = await sign([]);
  if (asked.ok()) return;
  const refusals = ((await asked.json()) as { facts?: { refusals?: { ruleId: string }[] } }).facts?.refusals ?? [];
  const answer = await sign(refusals.map(({ ruleId }) => ({ ruleId, reason: 'Well tolerated last time; earlier visits are on paper.' })));
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Longest jump of the faked clock: a screen nobody touches for the clinic's idle time would lock. */
const strideMs = 5 * 60_000;

/**
 * Stands the page's clock still at a moment; its timers run on. The server's own clock is kept from it, since a tablet would else correct
 * itself. Call it before a page of the session is opened, then `goTo` for each later moment.
 */
export async function standsAt(page: Page, start: number): Promise<{ goTo: (moment: number) => Promise<void> }> {
  let now = start;
  await page.goto('about:blank'); // a page at work would meet its new clock before the time is set, and take it for wrong
  await page.clock.setFixedTime(now);
  await page.route('**/api/**', async (route) => {
    if (route.request().url().endsWith('/live')) return route.continue();
    try {
      const response = await route.fetch();
      const { date: _server, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    } catch {
      // a page that went on meanwhile wants no answer any more; one that still does runs into its own time-out
    }
  });
  return {
    goTo: async (moment) => {
      while (now < moment) {
        now = Math.min(moment, now + strideMs);
        await page.clock.setFixedTime(now);
        await page.mouse.move(400 + (now % 60), 20);
      }
      await page.waitForTimeout(1100); // the screen's clock ticks on the second
    },
  };
}

/** The same at a time of the golden day, to the second. */
export async function onTheGoldenDay(page: Page, clock: string): Promise<{ goTo: (clock: string) => Promise<void> }> {
  const at = (time: string): number => Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}-05:00`);
  const { goTo } = await standsAt(page, at(clock));
  return { goTo: (time) => goTo(at(time)) };
}
