import * as z from 'zod';
import { type Decision, decide } from '../../shared/decision.js';
import { idSchema } from '../../shared/id.js';
import { type Instant, plusMinutes } from '../../shared/instant.js';
import type { InstrumentDefinition } from '../definition.js';
import { instrumentOf } from '../instruments/index.js';
import { canSendRemotely, type StaffCover } from '../risk-event.js';
import { defaultTimingTable, requestsWithinCap } from '../timing/index.js';

/** How long a check-in that staff send stays open, when it reminds, and how much it may ask. Source: clinical reference §4.9 [D]. */
export interface AssignmentPolicy {
  readonly version: string;
  readonly openHours: number;
  readonly reminderAtPercent: number;
  readonly burdenCapMinutes: number;
}

const { burdenCapMinutes, reminderAtPercent } = defaultTimingTable;
export const defaultAssignmentPolicy: AssignmentPolicy = { version: '1', openHours: 72, reminderAtPercent, burdenCapMinutes };

/** Asking a patient for measures from where they are. */
export const assignMeasures = z.strictObject({
  id: idSchema<'MeasureAssignment'>(),
  instruments: z.array(z.string().min(1).max(60)).min(1).max(6),
  courseId: idSchema<'TreatmentCourse'>().nullable().default(null),
});
export type AssignMeasures = z.infer<typeof assignMeasures>;

export interface AssignmentRefused {
  readonly code:
    | 'unknown-instrument'
    | 'asked-twice'
    | 'already-open'
    | 'wording-not-ours'
    | 'not-for-patients'
    | 'too-much-at-once'
    | 'outside-covered-hours';
  readonly path: string;
  readonly message: string;
}

/**
 * Whether measures may be asked of a patient who is elsewhere: forms whose wording may be shown, that patients answer themselves, that are not open
 * for them already (`open`), and with those within the burden cap. Source: clinical reference §4.1, §4.9. Example: PHQ-9 and GAD-7 (5 min) may; PHQ-9, PCL-5 and AUDIT-C with a cap of
 * 9 min may not. Odd case: one form alone may be longer than the cap. Refuses with each form that may not, by its id.
 */
export function decideAssignment(
  ids: readonly string[],
  open: readonly string[] = [],
  policy: AssignmentPolicy = defaultAssignmentPolicy,
): Decision<readonly string[], AssignmentRefused> {
  const added = ids.filter((id) => !open.includes(id));
  const isTooMuch = added.length > 0 && requestsWithinCap([...open, ...added], policy.burdenCapMinutes).length > 1;
  const cap =
    open.length === 0
      ? `Together these take more than ${policy.burdenCapMinutes} minutes. Send them as two check-ins.`
      : `With what is open already (${open.map(nameOf).join(', ')}) this takes more than ${policy.burdenCapMinutes} minutes. Wait until it has come back, or take the form at the clinic.`;
  const tooMuch: AssignmentRefused[] = isTooMuch ? [{ code: 'too-much-at-once', path: 'instruments', message: cap }] : [];
  return decide(ids, [...ids.flatMap((id, index) => faultsOf(id, index, { ids, open })), ...tooMuch]);
}

function nameOf(id: string): string {
  return instrumentOf(id)?.name ?? id;
}

interface Asking {
  readonly ids: readonly string[];
  readonly open: readonly string[];
}

function faultsOf(id: string, index: number, { ids, open }: Asking): AssignmentRefused[] {
  const path = `instruments.${index}`;
  const definition = instrumentOf(id);
  if (definition === null) return [{ code: 'unknown-instrument', path, message: 'There is no such form.' }];
  const { name, respondent } = definition;
  const faults: AssignmentRefused[] = [];
  if (ids.indexOf(id) !== index) faults.push({ code: 'asked-twice', path, message: `${name} is in this check-in already.` });
  const isOpen = `${name} is open for this patient already. Hand over the link of that check-in instead.`;
  if (open.includes(id)) faults.push({ code: 'already-open', path, message: isOpen });
  if (respondent !== 'patient') faults.push({ code: 'not-for-patients', path, message: `${name} is filled in by a clinician.` });
  if (!hasWording(definition)) faults.push({ code: 'wording-not-ours', path, message: `The wording of ${name} may not be sent.` });
  return faults;
}

/**
 * Whether every item can be shown to a patient.
 * Example: PHQ-9 can, a licensed form without its text cannot. Odd case: one item without text is enough to say no. Source: clinical
 * reference §4.1.
 */
export function hasWording({ items }: InstrumentDefinition): boolean {
  return items.every(({ text }) => text !== null);
}

/**
 * Whether a link to these forms may go out now: one with a suicide item only while somebody answers for it. Source: clinical reference §4.6.
 * Example: GAD-7 may go at any hour, PHQ-9 is 'outside-covered-hours' while nobody is there. Refuses only for the hour. Odd case: cover
 * after hours opens every hour.
 */
export function decideLink(ids: readonly string[], cover: StaffCover): Decision<readonly string[], AssignmentRefused> {
  const held = ids.flatMap((id, index) => {
    const definition = instrumentOf(id);
    if (definition === null || canSendRemotely(definition, cover)) return [];
    const message = `${definition.name} asks about suicide and nobody answers for it now. Send it while the clinic is staffed.`;
    return [{ code: 'outside-covered-hours', path: `instruments.${index}`, message } as const];
  });
  return decide(ids, held);
}

/**
 * The window of a check-in sent at a moment.
 * Example: with 72 hours, sent on Tuesday at nine it closes on Friday at nine. Odd case: hours are elapsed ones, a clock change moves the
 * closing time. Source: clinical reference §4.9.
 */
export function windowOf(
  opensAt: Instant,
  policy: AssignmentPolicy = defaultAssignmentPolicy,
): { readonly closesAt: Instant; readonly remindAt: Instant } {
  const minutes = policy.openHours * 60;
  return { closesAt: plusMinutes(opensAt, minutes), remindAt: plusMinutes(opensAt, (minutes * policy.reminderAtPercent) / 100) };
}
