import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import {
  defaultPhases,
  freeStarts,
  instantAtLocalTime,
  instantFromMs,
  instantText,
  localDate,
  situationOf,
  type Assignment,
  type ScheduleDayView,
} from '@sojourn/domain';
import { stoodStill } from './at-the-bedside.js';

const headers = (): Record<string, string> => ({ 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() });

/** What the server answers; with something to say, it is told. */
export async function asked<T>(request: APIRequestContext, path: string, data?: unknown): Promise<T> {
  const url = `/api/v1${path}`;
  const answer = data === undefined ? await request.get(url) : await request.post(url, { data, headers: headers() });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** The first patient found by a name or a record number. */
export async function patientOf(page: Page, text: string): Promise<string> {
  const { patients } = await asked<{ patients: { id: string }[] }>(page.request, '/patients/search', { text });
  return patients[0]?.id ?? '';
}

/** A visit on the board, by the beginning of what it is called. */
export const block = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

export async function barrierFree(page: Page): Promise<void> {
  await stoodStill(page);
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

const dayMs = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first working day that many days ahead or later. */
export function workingDay(days: number): string {
  const at = new Date(Date.now() + days * dayMs);
  return [0, 6].includes(at.getUTCDay()) ? workingDay(days + 1) : dateOf(at.getTime());
}

const dayOf = (request: APIRequestContext, on: string) => asked<ScheduleDayView>(request, `/schedule/days/${on}`);

/** A wall time of the clinic on a day, as a command says it. */
export async function wallTime(request: APIRequestContext, on: string, time: string): Promise<string> {
  const { site } = await dayOf(request, on);
  return instantText(instantAtLocalTime(localDate(on), time, site.zone));
}

/** The first working day, that many days ahead or later, on which the clinic is open and nobody has left anything: no visit, nobody away. */
export async function emptyDay(request: APIRequestContext, days: number, weekday?: number): Promise<string> {
  for (let ahead = days; ahead < days + 60; ahead += 1) {
    const on = workingDay(ahead);
    if (weekday !== undefined && new Date(`${on}T12:00:00Z`).getUTCDay() !== weekday) continue;
    const { openSpans, appointments } = await dayOf(request, on);
    if (openSpans.length > 0 && appointments.length === 0) return on;
  }
  throw new Error(`Two months from day ${days} on have no empty day`);
}

export interface FreeTalk {
  readonly on: string;
  readonly startsAt: string;
  readonly room: string;
  readonly command: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** A talk that can be had: the first therapist, room and half hour that are free by the clinic's own rules, that many days ahead or later. */
export async function freeTalk(request: APIRequestContext, patientId: string, days: number): Promise<FreeTalk> {
  const bare = { visitType: 'integration', phases: defaultPhases('integration'), isRemote: false, startsAt: instantFromMs(0) } as const;
  for (let ahead = days; ahead < days + 60; ahead += 1) {
    const on = workingDay(ahead);
    const view = await dayOf(request, on);
    const rules = { situation: situationOf(view), policy: view.policy, everyMin: 30, notBefore: instantFromMs(Date.now()) };
    const id = randomUUID();
    for (const therapist of view.resources.filter(({ roles }) => roles.includes('therapist')))
      for (const room of view.resources.filter(({ kind }) => kind === 'room')) {
        const assignments: readonly Assignment[] = [
          { role: 'therapist', resourceId: therapist.id },
          { role: 'room', resourceId: room.id },
        ];
        const [start] = freeStarts({ ...bare, appointmentId: id, patientId, assignments }, rules);
        if (start === undefined) continue;
        const startsAt = instantText(start);
        const command = { id, patientId, siteId: view.site.id, visitType: bare.visitType, startsAt, assignments };
        return { on, startsAt, room: room.name, command };
      }
  }
  throw new Error(`Two months from day ${days} on have no free talk`);
}
