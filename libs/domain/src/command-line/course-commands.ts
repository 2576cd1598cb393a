import * as z from 'zod';
import { defaultProtocols, gapFaults, instantiateProtocol, protocolSchema, type Protocol } from '../courses/index.js';
import { treatmentWeek } from '../dosing-sessions/index.js';
import { decidePolicyChange, decodePolicy, policyKinds, type PolicyKind } from '../policies/index.js';
import { dateField, daysBetween, isKnownZone, localDateAt, type LocalDate } from '../shared/index.js';
import { answerOf, refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';

function protocolNamed(name: string, context: z.core.$RefinementCtx): Protocol {
  const known = defaultProtocols.find(({ id }) => id === name);
  if (known !== undefined) return known;
  const message = `There is no protocol "${name}". Known are: ${defaultProtocols.map(({ id }) => id).join(', ')}`;
  context.issues.push({ code: 'custom', message, input: name });
  return z.NEVER;
}

const planInput = z.strictObject({
  protocol: z.union([z.string().transform(protocolNamed), protocolSchema]),
  startsOn: dateField,
});

const zone = z.string().refine(isKnownZone, 'Name the zone as IANA does, like "America/New_York"');

const gapInput = z.strictObject({
  earliestDays: z.int().min(0),
  latestDays: z.int().min(0),
  minimumHours: z.number().min(0).nullable().default(null),
  previousAt: moment,
  at: moment,
  zone,
});

function gaps({ earliestDays, latestDays, minimumHours, previousAt, at, zone: place }: z.infer<typeof gapInput>): AnswerBody {
  const days = daysBetween(localDateAt(previousAt, place), localDateAt(at, place));
  const gap = { afterVisit: 'previous', earliestDays, targetDays: earliestDays, latestDays, minimumHours };
  const faults = gapFaults({ gap }, days, { previousAt, at });
  return { ok: true, days, hours: (at - previousAt) / 3_600_000, faults, isFree: faults.length === 0 };
}

const day = z.union([dateField, moment]);
const weekInput = z
  .strictObject({ firstDose: day, on: day, zone: zone.optional() })
  .refine(({ firstDose, on, zone: place }) => place !== undefined || (typeof firstDose === 'string' && typeof on === 'string'), {
    path: ['zone'],
    error: 'A time needs the zone whose dates count, like "America/New_York"',
  });

function week({ firstDose, on, zone: place = 'UTC' }: z.infer<typeof weekInput>): AnswerBody {
  const dateOf = (given: z.infer<typeof day>): LocalDate => (typeof given === 'string' ? given : localDateAt(given, place));
  const first = dateOf(firstDose);
  const date = dateOf(on);
  return answerOf(treatmentWeek(first, date), (found) => ({
    treatmentWeek: found,
    day: daysBetween(first, date),
    firstDoseOn: first,
    on: date,
  }));
}

const changeInput = z.strictObject({
  current: z.unknown(),
  proposed: z.unknown(),
  authorId: z.string(),
  approverId: z.string().nullable(),
});

function policy(kind: PolicyKind, input: unknown): AnswerBody {
  const change = changeInput.safeParse(input);
  if (!change.success) return answerOf(decodePolicy(kind, input), ({ version }) => ({ kind, version }));
  const current = decodePolicy(kind, change.data.current);
  if (!current.allowed) return refusedWith(...current.refusals.map((one) => ({ ...one, path: `current.${one.path}` })));
  return answerOf(decidePolicyChange(kind, { ...change.data, current: current.value }), ({ version }) => ({ kind, version }));
}

/** The command of `policy KIND`; undefined for a kind no clinic edits. */
export function policyCommand(kind: string): Command | undefined {
  const known = policyKinds.find((one) => one === kind);
  return known === undefined ? undefined : (input) => policy(known, input);
}

export const planCommand: Command = decoded(planInput, ({ protocol, startsOn }) => ({
  ok: true,
  ...instantiateProtocol(protocol, startsOn),
}));
export const gapsCommand: Command = decoded(gapInput, gaps);
export const treatmentWeekCommand: Command = decoded(weekInput, week);
