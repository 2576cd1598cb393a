import * as z from 'zod';
import { courseMachine } from '../courses/index.js';
import {
  alertMachine,
  decideStep,
  defaultSessionPolicy,
  foldSession,
  isEntryKind,
  type EntryKind,
  type StepDetails,
} from '../dosing-sessions/index.js';
import { appointmentMachine, defaultSchedulingPolicy } from '../scheduling/index.js';
import { decideTransition, nextTransitions, parseInstant, type Machine } from '../shared/index.js';
import { roles, type Role } from '../staff/index.js';
import { noteMachine } from '../therapy-notes/index.js';
import { answerOf, refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { readLog } from './fold-command.js';
import { plain } from './plain.js';

type AnyMachine = Machine<string, string, string, Record<string, unknown>>;

/** The machines whose facts stand in the input. What a fact says nobody has looked at stands in the way. */
const machines: Readonly<Record<string, AnyMachine>> = {
  course: courseMachine as unknown as AnyMachine,
  appointment: appointmentMachine(defaultSchedulingPolicy) as unknown as AnyMachine,
  note: noteMachine as unknown as AnyMachine,
  alert: alertMachine as unknown as AnyMachine,
};

const machineInput = z.strictObject({
  state: z.string(),
  event: z.string().optional(),
  roles: z.array(z.enum([...roles, 'patient', 'system'])).min(1),
  facts: z.record(z.string(), z.unknown()).default({}),
  documented: z.array(z.string()).default([]),
});

// Facts that are not given count as not looked at; times may be written as text.
function factsOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const nothing = {
    missingConsents: null,
    emptySections: [],
    unattestedCopies: [],
    alert: { levels: [], actions: [], normalReadings: 0 },
    normalReadingsNeeded: 2,
  };
  const read = Object.entries(given).map(([name, value]): [string, unknown] => {
    const at = parseInstant(value);
    return [name, at.allowed ? at.value : value];
  });
  return { ...nothing, ...Object.fromEntries(read) };
}

function askMachine(machine: AnyMachine, { state, event, facts, ...rest }: z.infer<typeof machineInput>): AnswerBody {
  const known = new Set([machine.initial, ...machine.terminal, ...machine.transitions.flatMap(({ from }) => from)]);
  if (!known.has(state)) {
    const message = `A ${machine.name} has no state "${state}". Known are: ${[...known].join(', ')}`;
    return refusedWith({ code: 'not-allowed', ...{ path: 'state', message } });
  }
  const situation = { state, ...rest, facts: factsOf(facts) };
  if (event === undefined) return { ok: true, next: plain(nextTransitions(machine, situation)) };
  return answerOf(decideTransition(machine, { ...situation, event }), ({ to }) => ({ from: state, to }));
}

/** The command of `machine NAME`; undefined for a name that is no machine. */
export function machineCommand(name: string): Command | undefined {
  const machine = Object.hasOwn(machines, name) ? machines[name] : undefined;
  return machine === undefined ? undefined : decoded(machineInput, (input) => askMachine(machine, input));
}

const stepInput = z.strictObject({
  session: z.unknown(),
  entries: z.array(z.unknown()).max(100_000),
  now: z.unknown(),
  step: z.strictObject({
    kind: z.string().refine((kind): kind is EntryKind => isEntryKind(kind), 'This kind of entry is not known here'),
    details: z.record(z.string(), z.unknown()).default({}),
    authorId: z.uuid(),
    roles: z.array(z.enum(roles)).min(1),
  }),
});

/** Whether a step may be taken now in a session's log: `{ session, entries, now, step }`, with every unmet guard. */
export const stepCommand: Command = decoded(stepInput, ({ step, ...log }) => {
  const read = readLog(log);
  if (!read.allowed) return refusedWith(...read.refusals);
  const { session, entries, now } = read.value;
  const { situation } = foldSession(session, entries, defaultSessionPolicy, now);
  const request = { ...step, kind: step.kind as EntryKind, details: step.details as StepDetails, roles: step.roles as readonly Role[] };
  return answerOf(decideStep(situation, request), (taken) => plain(taken) as Record<string, unknown>);
});
