import * as z from 'zod';
import { decide, decodeInput, refuse, type Decision, type InputRefused } from '../../shared/index.js';
import { entryDetails, type EntryDetails, type EntryKind } from './entry-details.js';
import { isEntryKind } from './entry-kinds.js';
import { entryId, instant, personId, wholeNumber, words } from './fields.js';

/**
 * The outside of every entry. Three clocks: `occurredAt` at the bedside, `recordedAt` when typed, `receivedAt` when the server had it
 * (null until then). The first two follow the server's clock; `clockOffsetMs` is how far the device's own was behind it, absent where that
 * was not noticeable or not known. `deviceSeq` counts without gaps on each device. Source: clinical reference §3.1.
 */
const outside = z.strictObject({
  id: entryId,
  kind: z.string(),
  details: z.unknown(),
  occurredAt: instant,
  recordedAt: instant,
  receivedAt: instant.nullable().default(null),
  authorId: personId,
  deviceId: z.uuid('Name the device.'),
  deviceSeq: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  amendsId: entryId.nullable().default(null),
  amendReason: words.optional(),
  clockOffsetMs: z.int('Write the difference in whole milliseconds.').optional(),
});

type Outside = Omit<z.infer<typeof outside>, 'kind' | 'details'>;

/** One line of a dosing session, of one kind. */
export type EntryOf<Kind extends EntryKind> = Readonly<Outside> & { readonly kind: Kind; readonly details: EntryDetails<Kind> };
/** One line of a dosing session: the fact or step, its details, when and by whom. A discriminated union on `kind`. */
export type SessionEntry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind];

export interface EntryRefused {
  readonly code: InputRefused['code'] | 'entry-kind-unknown' | 'amendment-reason-missing' | 'amendment-target-missing' | 'amends-itself';
  readonly path: string;
  readonly message: string;
}

/**
 * Reads one entry from outside. Well formed is all it asks: a fact that breaks a rule is read like any other, and the fold names the
 * deviation. Refuses unknown kinds and fields, impossible values (§3.1), an amendment without reason, and a marking as entered in error
 * without target; every fault at once, each with its path. Source: clinical reference §3.1, §6.1.
 *
 * Example: `decodeEntry({ kind: 'vitals-taken', details: { spo2Percent: 97 }, … })`.
 * Odd case: a rate of nought is refused, because it is a pause (vector RATE0).
 */
export function decodeEntry(input: unknown): Decision<SessionEntry, EntryRefused> {
  const decoded = decodeInput(outside, input);
  const envelope = decoded.allowed ? [] : decoded.refusals;
  const kind = fieldOf(input, 'kind');
  if (!isEntryKind(kind)) {
    return refuseAll([...(typeof kind === 'string' ? [unknownKind] : []), ...envelope]);
  }
  const details = decodeDetails(kind, fieldOf(input, 'details'));
  const detailFaults = details.allowed ? [] : details.refusals.map((refusal) => ({ ...refusal, path: joined('details', refusal.path) }));
  if (!decoded.allowed || !details.allowed) {
    return refuseAll([...envelope, ...detailFaults]);
  }
  return decide({ ...decoded.value, kind, details: details.value } as SessionEntry, amendmentFaults(kind, decoded.value));
}

function fieldOf(input: unknown, name: 'kind' | 'details'): unknown {
  return typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
}

/**
 * Reads the details of one kind alone, for a form that has no envelope yet. Example: `decodeDetails('weight-measured', { weightG: 82000
 * })`. Refuses with the path of each field. Odd case: defaults are filled in. Source: clinical reference §3.1.
 */
export function decodeDetails<Kind extends EntryKind>(kind: Kind, details: unknown): Decision<EntryDetails<Kind>, InputRefused> {
  return decodeInput(entryDetails[kind] as unknown as z.ZodType<EntryDetails<Kind>>, details);
}

const unknownKind: EntryRefused = { code: 'entry-kind-unknown', path: 'kind', message: 'This kind of entry is not known here.' };

/** Refuses with all faults; the caller has at least one. */
function refuseAll(faults: readonly EntryRefused[]): Decision<SessionEntry, EntryRefused> {
  return refuse(...(faults as [EntryRefused, ...EntryRefused[]]));
}

function joined(start: string, path: string): string {
  return path === '' ? start : `${start}.${path}`;
}

function amendmentFaults(kind: EntryKind, entry: Outside): EntryRefused[] {
  if (entry.amendsId === null) {
    return kind === 'entered-in-error'
      ? [{ code: 'amendment-target-missing', path: 'amendsId', message: 'Name the entry that was made in error.' }]
      : [];
  }
  if (entry.amendsId === entry.id) return [{ code: 'amends-itself', path: 'amendsId', message: 'An entry cannot correct itself.' }];
  return kind === 'entered-in-error' || entry.amendReason !== undefined
    ? []
    : [{ code: 'amendment-reason-missing', path: 'amendReason', message: 'Say why the entry is corrected; both values stay visible.' }];
}
