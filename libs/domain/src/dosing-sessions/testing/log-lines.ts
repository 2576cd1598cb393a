import type * as z from 'zod';
import { instantAtLocalTime, instantText, localDate } from '../../shared/index.js';
import { decodeEntry, type entryDetails, type EntryKind, type SessionEntry } from '../entries/index.js';

/** What a line may refer to: people by name, earlier lines by key, clock times of the same day. */
export interface LineReferences {
  readonly person: (name: string) => string;
  readonly entry: (key: string) => string;
  readonly time: (clock: string) => string;
}

export type DetailsGiven<Kind extends EntryKind> = z.input<(typeof entryDetails)[Kind]>;

export interface LineOptions {
  readonly key?: string;
  /** Clock time it was typed; the bedside time when absent. */
  readonly typedAt?: string;
  readonly amends?: string;
  readonly reason?: string;
}

/** A line of a session's log as people tell it: clock time in the clinic's zone, who, what. */
export interface LogLine extends LineOptions {
  readonly at: string;
  readonly by: string;
  readonly kind: EntryKind;
  readonly details: (refer: LineReferences) => unknown;
}

/** Example: `line('10:15', 'ruiz', 'sedation-assessed', { instrument: 'moaa-s', score: 5 })`. */
export function line<Kind extends EntryKind>(
  at: string,
  by: string,
  kind: Kind,
  details: DetailsGiven<Kind> | ((refer: LineReferences) => DetailsGiven<Kind>),
  options: LineOptions = {},
): LogLine {
  return { at, by, kind, details: typeof details === 'function' ? details : () => details, ...options };
}

/** Where and when the lines happen, and how ids are made. The demo clinic passes its own people and ids. */
export interface LogPlace {
  readonly date: string;
  readonly zone: string;
  readonly person: (name: string) => string;
  readonly entryId: (index: number) => string;
  readonly deviceId: string;
}

/** Turns lines into entries for a day in a zone; throws on a line that could not be recorded: a fixture must be true to the schema. */
export function entriesFrom(lines: readonly LogLine[], place: LogPlace): readonly SessionEntry[] {
  const time = (clock: string): string => instantText(instantAtLocalTime(localDate(place.date), clock, place.zone));
  const keys = new Map(lines.flatMap((one, index) => (one.key === undefined ? [] : [[one.key, place.entryId(index)] as const])));
  const entry = (key: string): string => {
    const id = keys.get(key);
    if (id === undefined) throw new RangeError(`no line is called "${key}"`);
    return id;
  };
  return lines.map((one, index) => {
    const decoded = decodeEntry({
      id: place.entryId(index),
      kind: one.kind,
      details: one.details({ person: place.person, entry, time }),
      occurredAt: time(one.at),
      recordedAt: time(one.typedAt ?? one.at),
      authorId: place.person(one.by),
      deviceId: place.deviceId,
      deviceSeq: index,
      amendsId: one.amends === undefined ? null : entry(one.amends),
      ...(one.reason === undefined ? {} : { amendReason: one.reason }),
    });
    if (!decoded.allowed) throw new RangeError(`${one.at} ${one.kind}: ${JSON.stringify(decoded.refusals)}`);
    return decoded.value;
  });
}

/** A made-up id of the right form: a group for the thing and a number in it. */
export function testId(group: number, index: number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `01938f00-${hex(group, 4)}-7000-8000-${hex(index, 12)}`;
}
