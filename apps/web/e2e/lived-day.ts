import { expect, type Browser, type Page } from '@playwright/test';
import type { DosingSessionView, EntryKind, SessionEntry } from '@sojourn/domain';
import type { LogLine } from '@sojourn/domain/testing';
import { personOn } from './at-the-bedside.js';
import { byHand } from './by-hand.js';
import type { Said } from './hand-screens.js';
import { names, onTheGoldenDay } from './golden-bedside.js';
import { test } from './journey.js';

/** Something the tables name that is not an entry: a refusal, a figure to be seen, an end that is its own tap. */
export interface Moment {
  readonly at: string;
  readonly by: string;
  readonly name: string;
  readonly act: (page: Page) => Promise<void>;
}

interface Lived {
  readonly id: string;
  readonly lines: readonly LogLine[];
  readonly moments: readonly Moment[];
}

export type PeopleOfTheDay = Readonly<Record<string, Page>>;

export async function peopleOfTheDay(browser: Browser, keys: readonly string[]): Promise<PeopleOfTheDay> {
  const pages: Record<string, Page> = {};
  for (const key of keys) pages[key] = await personOn(browser, key);
  return pages;
}

const said = ({ details }: LogLine): Said => details({ person: (key) => key, entry: (key) => key, time: (clock) => clock }) as Said;
const isLine = (one: LogLine | Moment): one is LogLine => 'kind' in one;

/** Lives a session of the golden day by hand: every line at its time, by its person, through the screens. */
export async function livesTheDay(people: PeopleOfTheDay, { id, lines, moments }: Lived): Promise<void> {
  const all = [...lines, ...moments].toSorted((one, other) => one.at.localeCompare(other.at));
  const start = all[0]?.at ?? '09:30';
  const days: { goTo: (clock: string) => Promise<void> }[] = [];
  for (const page of Object.values(people)) {
    days.push(await onTheGoldenDay(page, start));
    await page.goto(`/sessions/${id}/check`);
  }
  let now = start;
  for (const one of all) {
    const page = people[one.by];
    if (page === undefined) throw new RangeError(`${one.by} has no tablet`);
    await test.step(`${one.at} ${one.by}: ${isLine(one) ? one.kind : one.name}`, async () => {
      if (one.at !== now) await Promise.all(days.map(({ goTo }) => goTo(one.at)));
      now = one.at;
      if (!isLine(one)) return one.act(page);
      const enter = byHand[one.kind];
      if (enter === undefined) throw new RangeError(`nobody can enter ${one.kind} by hand`);
      await enter(page, said(one));
    });
  }
}

/** Names other entries and people, or is not asked on the screens: compared by what else the line says. */
const notCompared = new Set([
  ...['preparationId', 'wasteId', 'alert', 'witnessId', 'participantIds', 'agreedById', 'orderedById', 'prescriberId'],
  ...['position', 'pump', 'pumpVolumeUl', 'remark', 'typedAt', 'instrument', 'expiresOn', 'lot'],
]);
const notAsked = new Set(['dissociation-resolved', 'access-site-well']);

/** The record holds every line of the day: its kind, its minute, its person, its figures. */
export async function recordHoldsTheDay(
  page: Page,
  { id, lines }: Pick<Lived, 'id' | 'lines'>,
  without: readonly EntryKind[] = [],
): Promise<void> {
  const missing = async (): Promise<string[]> => {
    const view = (await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json()) as DosingSessionView;
    const lacking = lines.filter((one) => {
      const wanted = said(one);
      if (without.includes(one.kind) || notAsked.has(String(wanted['criterion']))) return false;
      return !view.entries.some((entry) => isThat(entry, one, wanted, view));
    });
    return lacking.map((one) => `${one.at} ${one.kind} ${JSON.stringify(said(one))}`);
  };
  // What was entered last may still be on its way.
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

const instantOf = (clock: string): number => Date.parse(`2026-11-17T${clock}:00-05:00`);

function isThat(entry: SessionEntry, { at, by, kind }: LogLine, wanted: Said, { people }: DosingSessionView): boolean {
  if (entry.kind !== kind || people[entry.authorId] !== names[by]) return false;
  if (Math.abs(Date.parse(entry.occurredAt) - instantOf(at)) >= 60_000) return false;
  const details = Object(entry.details) as Said;
  return Object.entries(wanted).every(([name, value]) => {
    if (value === undefined || notCompared.has(name)) return true;
    const isTime = ['onsetAt', 'resolvedAt', 'endedAt'].includes(name);
    return isTime
      ? Date.parse(String(details[name])) === instantOf(String(value))
      : JSON.stringify(details[name]) === JSON.stringify(value);
  });
}
