import type { EntryKind } from '@sojourn/domain';
import type { Choice } from '../../../ui/segmented-choice.js';
import type { EntryOptions } from '../session-entries.js';

/** What a person has answered so far; null and absent are "not answered". */
export type Answers = Readonly<Record<string, unknown>>;

interface FieldCommon {
  /** The name of the detail it fills. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly isOptional?: boolean;
  /** Asked only while this holds. */
  readonly when?: (answers: Answers) => boolean;
}

export type FormField = FieldCommon &
  (
    | { readonly type: 'choice'; readonly choices: readonly Choice<string | number | boolean>[] }
    | { readonly type: 'list'; readonly choices: readonly Choice<string>[] }
    | { readonly type: 'ticks'; readonly choices: readonly Choice<string>[] }
    /** Typed in the unit people read; `scale` makes it the whole number that is kept (1000 for mL → µL). */
    | { readonly type: 'number'; readonly unit: string; readonly scale?: number; readonly hasDecimals?: boolean }
    | { readonly type: 'duration' }
    | { readonly type: 'text'; readonly rows?: number }
    | { readonly type: 'date' }
    | { readonly type: 'prescriber' }
    | { readonly type: 'colleague' }
  );

/** One form: the kind of entry it makes, its questions in order, and what its button says. */
export interface EntryFormSpec {
  readonly kind: EntryKind;
  readonly save: string;
  readonly fields: readonly FormField[];
  /** Details that are not asked, or that follow from the answers. */
  readonly more?: (answers: Answers) => object;
  /** Which entry it corrects, and why. */
  readonly options?: (answers: Answers) => EntryOptions;
  /** A last question before saving; its words stand above the button. Null goes on. */
  readonly check?: () => string | null;
}

export function isAsked(field: FormField, answers: Answers): boolean {
  return field.when === undefined || field.when(answers);
}

/** Turns the answers into details; a question that is not asked, and an optional one without answer, is absent. */
export function detailsOf({ fields, more }: EntryFormSpec, answers: Answers): Record<string, unknown> {
  const asked = fields.filter((field) => isAsked(field, answers));
  const pairs = asked.map((field) => [field.name, kept(field, answers[field.name])] as const);
  const all = { ...Object.fromEntries(pairs), ...more?.(answers) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

/** Only a number that comes out whole is kept: more digits than the record has places for are refused, not rounded away. */
function kept(field: FormField, value: unknown): unknown {
  if (field.type === 'ticks') return value ?? [];
  if (typeof value === 'string') return value.trim();
  if (field.type !== 'number' || typeof value !== 'number' || field.scale === undefined) return value ?? null;
  const scaled = value * field.scale;
  return Math.abs(scaled - Math.round(scaled)) < 1e-6 ? Math.round(scaled) : scaled;
}

/** The questions that still lack their answer, by name, in words. */
export function unanswered({ fields }: EntryFormSpec, answers: Answers): Record<string, string> {
  const open = fields.filter((field) => isAsked(field, answers) && field.isOptional !== true && isBlank(field, answers[field.name]));
  return Object.fromEntries(open.map(({ name, type }) => [name, type === 'ticks' ? 'Choose what applies.' : 'This is not answered yet.']));
}

function isBlank(field: FormField, value: unknown): boolean {
  if (field.type === 'ticks') return !Array.isArray(value) || value.length === 0;
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** The decoder speaks of the whole numbers that are kept; the person typed in the unit of the field. Example: "from 20 to 350 kg". */
export function inUnitOf(field: FormField | undefined, message: string): string {
  if (field?.type !== 'number' || field.scale === undefined) return message;
  const { scale, unit } = field;
  const places = Math.round(Math.log10(scale));
  return message.replace(
    /a whole number from (\d+) to (\d+)/,
    (_whole, low: string, high: string) =>
      `a number from ${Number(low) / scale} to ${Number(high) / scale} ${unit}, at most ${places} decimals`,
  );
}
