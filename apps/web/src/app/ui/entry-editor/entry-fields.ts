import { entryChoices, type EntryKind } from '@sojourn/domain';
import { ruleWords } from '../session-words.js';

/** One value of an entry that a person can write anew. */
export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly type: 'number' | 'text' | 'choice' | 'tick';
  readonly choices: readonly string[];
  /** How many of the record's units make one of the unit that is read: 1000 for milligrams kept as micrograms. */
  readonly factor: number;
}

export type Details = Readonly<Record<string, unknown>>;

const units: readonly (readonly [ending: string, unit: string, factor: number])[] = [
  ['UlPerH', 'mL/h', 1000],
  ['UgPerMl', 'mg/mL', 1000],
  ['TenthsC', '°C', 10],
  ['MgPerDl', 'mg/dL', 1],
  ['PerMin', '/min', 1],
  ['Percent', '%', 1],
  ['MmHg', 'mmHg', 1],
  ['Seconds', 's', 1],
  ['Of100', 'of 100', 1],
  ['Ug', 'mg', 1000],
  ['Ul', 'mL', 1000],
  ['G', 'kg', 1000],
];
/** What a set of vital signs may lack and a correction may add. */
const ofVitals = ['systolicMmHg', 'diastolicMmHg', 'heartRatePerMin', 'spo2Percent', 'respiratoryRatePerMin'];
/** Names of people and things, instants, and how a value came to be: not typed by hand. */
const isFixed = (name: string, value: unknown): boolean =>
  ['source', 'instrument', 'form'].includes(name) ||
  (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\dT/.test(value));

/** The single values of an entry, each with its words and the unit it is read in. Lists and names stay as they are. */
export function fieldsOf(kind: EntryKind, details: Details): readonly EntryField[] {
  const present = Object.keys(details).filter((name) => isSingle(details[name]) && !isFixed(name, details[name]));
  const names = kind === 'vitals-taken' ? [...new Set([...ofVitals, ...present])] : present;
  return names.map((name) => fieldOf(kind, name, details[name]));
}

function fieldOf(kind: EntryKind, name: string, value: unknown): EntryField {
  const choices = entryChoices(kind, name);
  const isNumber = typeof value === 'number' || value === undefined;
  const [ending, unit, factor] = (isNumber ? units.find(([end]) => name.endsWith(end)) : undefined) ?? ['', '', 1];
  const type = choices !== null ? 'choice' : typeof value === 'boolean' ? 'tick' : isNumber ? 'number' : 'text';
  return { name, label: labelOf(name.slice(0, name.length - ending.length)), unit, type, choices: choices ?? [], factor };
}

function isSingle(value: unknown): boolean {
  return ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

/** "Heart rate" for `heartRate`. */
function labelOf(name: string): string {
  const words = name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return name === 'spo2' ? 'SpO₂' : ruleWords(words.toLowerCase());
}

/** The value as it stands in the field. Example: 41000 µg is "41". */
export function shownIn({ name, factor }: EntryField, details: Details): string {
  const value = details[name];
  return typeof value === 'number' ? String(value / factor) : value === undefined ? '' : String(value);
}

/** What was typed as the record keeps it; an emptied number is no value, an unreadable one is left for the decoder to refuse. */
function readFrom({ type, factor }: EntryField, text: string): unknown {
  if (type === 'tick') return text === 'true';
  if (type !== 'number') return text;
  return text.trim() === '' ? undefined : Math.round(Number(text.replace(',', '.')) * factor);
}

/** What is typed over an entry so far, letter by letter, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** The details with what was typed read into them. An emptied value is absent, and text that is no number is left for the decoder to refuse. */
export function writtenAnew(kind: EntryKind, details: Details, typed: Typed): Details {
  const fields = fieldsOf(kind, details).filter(({ name }) => typed[name] !== undefined);
  return { ...details, ...Object.fromEntries(fields.map((field) => [field.name, readFrom(field, typed[field.name] ?? '')])) };
}
