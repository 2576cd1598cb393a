import * as z from 'zod';
import { idSchema } from '../../shared/index.js';
import type { ChecklistCode } from '../../patients/eligibility/checklist.js';
import type { MeasureItem } from '../definition.js';
import { instrumentOf, instruments } from '../instruments/index.js';
import type { MeasureScore } from '../measure-score.js';
import { answerWords } from './asking.js';
import type { MeasureResponseView } from './measure-trends.js';
import type { ResponseSetting } from './record-response.js';

/** One thing a patient told in a history form, in their own choice of words. */
export interface ToldAnswer {
  readonly item: string;
  readonly wording: string;
  readonly answer: string;
  /** A clinician looks at it before anything is decided. */
  readonly isFlagged: boolean;
  /** A later form answers otherwise; it stands here still, because nobody has looked at it. */
  readonly isReplaced: boolean;
  /** The row of the eligibility checklist it stands beside; it answers it never. */
  readonly checklistCode: ChecklistCode | null;
  readonly takenAt: string;
  readonly setting: ResponseSetting;
}

/** A form with answers that may ask for a look: what was told last to each question. */
export interface ToldHistory {
  readonly instrumentId: string;
  readonly name: string;
  /** When the newest form was filled in, and how many of its questions were left open. */
  readonly takenAt: string;
  readonly open: number;
  readonly answers: readonly ToldAnswer[];
}

/** The answer of GET /api/v1/patients/:id/told-histories. */
export interface ToldView {
  readonly histories: readonly ToldHistory[];
  /** Forms of those that wait in which the question about suicide was left open. */
  readonly leftOpen: readonly SuicideItemLeftOpen[];
  /** Forms with an answer that asks for a look, which nobody has looked at yet. */
  readonly waiting: readonly string[];
  /** Who looked last, and when; null where nobody has. */
  readonly lastLook: { readonly by: string; readonly at: string } | null;
}

/** A form that came back with its question about suicide unanswered: nobody knows, which is not a no. */
export interface SuicideItemLeftOpen {
  readonly responseId: string;
  readonly name: string;
  readonly takenAt: string;
  readonly setting: ResponseSetting;
  /** What was asked, as far as its wording may be shown. */
  readonly wordings: readonly string[];
}

/** Says that somebody has looked at the forms that their screen showed. */
export const lookAtTold = z.strictObject({ responseIds: z.array(idSchema<'MeasureResponse'>()).min(1).max(50) });
export type LookAtTold = z.infer<typeof lookAtTold>;

/**
 * Whether any answer of a form asks for a clinician's look before anything is decided. Source: clinical reference §1.2, §1.6, §4.0.
 *
 * Example: "Could you be pregnant? – I am not sure" does; so does a PHQ-9 whose question about suicide was left open, since missing is not zero.
 * Odd case: any other question left open asks for nothing by itself; the form says that it is incomplete.
 */
export function asksForLook({ instrument, answers, suicideRisk }: Pick<MeasureScore, 'instrument' | 'answers' | 'suicideRisk'>): boolean {
  if (suicideRisk.kind === 'item-unanswered') return true;
  return (instrumentOf(instrument)?.items ?? []).some(({ linkId, flaggedBy }) => {
    const answer = answers[linkId];
    return typeof answer === 'number' && (flaggedBy?.includes(answer) ?? false);
  });
}

/**
 * What the patient told in history forms and about the bladder: of each question the newest answer, with its time. Nothing of the chart follows from it by
 * itself. Source: clinical reference §1.2 (unknown is an answer of its own), §1.6.
 *
 * Example: an intake with "Could you be pregnant? – I am not sure" is flagged beside the checklist's row of pregnancy.
 * Odd cases: a later form that leaves the question open does not take the earlier "yes" away; a flagged answer of a form in `waiting`, at which
 * nobody has looked, stays in sight although a later form says otherwise; a form entered in error tells nothing.
 */
export function toldHistories(responses: readonly MeasureResponseView[], waiting: ReadonlySet<string> = new Set()): ToldHistory[] {
  const standing = responses.filter(({ enteredInError }) => enteredInError === null);
  return instruments
    .filter(({ items }) => items.some(({ flaggedBy }) => flaggedBy !== undefined))
    .flatMap(({ id, name }) => {
      const newestFirst = standing.filter(({ instrumentId }) => instrumentId === id).toSorted(byNewest);
      const [newest] = newestFirst;
      if (newest === undefined) return [];
      const { takenAt, score } = newest;
      return [{ instrumentId: id, name, takenAt, open: score.missing.length, answers: answersIn(id, newestFirst, waiting) }];
    });
}

/**
 * The forms of those that wait in which the question about suicide was left open, newest first. Source: clinical reference §4.0 (missing).
 *
 * Example: a PHQ-9 that came back without item 9. Odd case: a total alone that staff typed leaves the question open too.
 */
export function suicideItemsLeftOpen(responses: readonly MeasureResponseView[], waiting: ReadonlySet<string>): SuicideItemLeftOpen[] {
  return responses
    .filter(({ id }) => waiting.has(id))
    .toSorted(byNewest)
    .flatMap(({ id: responseId, instrumentId, score, takenAt, setting }) => {
      if (score.suicideRisk.kind !== 'item-unanswered') return [];
      const open = score.suicideRisk.items;
      const definition = instrumentOf(instrumentId);
      const wordings = (definition?.items ?? []).flatMap(({ linkId, text }) => (open.includes(linkId) && text !== null ? [text] : []));
      return [{ responseId, name: definition?.name ?? instrumentId, takenAt, setting, wordings }];
    });
}

const byNewest = (one: MeasureResponseView, other: MeasureResponseView): number => Date.parse(other.takenAt) - Date.parse(one.takenAt);

function answersIn(instrumentId: string, newestFirst: readonly MeasureResponseView[], waiting: ReadonlySet<string>): ToldAnswer[] {
  const items = instrumentOf(instrumentId)?.items ?? [];
  return items.flatMap((item) => {
    const told = newestFirst.flatMap((form) => answerIn(form, item) ?? []);
    return told
      .map(({ id, answer }, index) => ({ ...answer, isReplaced: index > 0, isShown: index === 0 || (answer.isFlagged && waiting.has(id)) }))
      .filter(({ isShown }) => isShown)
      .map(({ isShown: _, ...answer }) => answer);
  });
}

function answerIn(
  { id, score, takenAt, setting }: MeasureResponseView,
  item: MeasureItem,
): { readonly id: string; readonly answer: Omit<ToldAnswer, 'isReplaced'> } | null {
  const value = score.answers[item.linkId];
  if (typeof value !== 'number') return null;
  const isFlagged = item.flaggedBy?.includes(value) ?? false;
  const words = { wording: item.text ?? item.linkId, answer: answerWords(item, value) };
  return { id, answer: { item: item.linkId, ...words, isFlagged, checklistCode: item.checklistCode ?? null, takenAt, setting } };
}
