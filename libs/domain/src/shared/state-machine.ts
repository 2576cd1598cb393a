import { decide, refuse, type Decision } from './decision.js';

/** A condition that is not met: its code for programs, a sentence for people, and the facts it was judged by. */
export interface Unmet {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Whether a prescriber may set it aside with a reason. A hard guard never says so. */
  readonly isOverridable?: boolean;
}

/** Looks at the facts and names everything that stands in the way; an empty list when nothing does. Unknown facts stand in the way. */
export type Guard<Facts> = (facts: Facts) => readonly Unmet[];

export interface Transition<State extends string, Event extends string, Role extends string, Facts> {
  readonly event: Event;
  readonly from: readonly State[];
  /** The state it leads to; a function where that depends on the facts, as when a pause ends where it began. */
  readonly to: State | ((facts: Facts) => State);
  /** Who may take it; 'system' stands for a rule of the software itself. */
  readonly roles: readonly (Role | 'system')[];
  readonly guards?: readonly Guard<Facts>[];
  /** Names of what must be documented before or with the transition. */
  readonly documents?: readonly string[];
}

export interface Machine<State extends string, Event extends string, Role extends string, Facts> {
  readonly name: string;
  readonly initial: State;
  readonly terminal: readonly State[];
  readonly transitions: readonly Transition<State, Event, Role, Facts>[];
}

export interface TransitionRequest<State extends string, Event extends string, Role extends string, Facts> {
  readonly state: State;
  readonly event: Event;
  readonly roles: readonly (Role | 'system')[];
  readonly facts: Facts;
  readonly documented?: readonly string[];
}

export interface TransitionTaken<State extends string, Event extends string> {
  readonly event: Event;
  readonly from: State;
  readonly to: State;
}

/**
 * Decides one transition. Refuses with everything that is missing at once: the role ('role-may-not'), each document ('not-documented')
 * and each unmet guard under its own code; alone when the state knows no such transition ('not-from-this-state').
 * Source: clinical reference §1.4–1.6.
 *
 * Example: `decideTransition(courseMachine, { state: 'screening', event: 'find-eligible', roles: ['prescriber'], facts, documented })`.
 * Odd case: a terminal state refuses everything, also for the system.
 */
export function decideTransition<State extends string, Event extends string, Role extends string, Facts>(
  machine: Machine<State, Event, Role, Facts>,
  request: TransitionRequest<State, Event, Role, Facts>,
): Decision<TransitionTaken<State, Event>, Unmet> {
  const transition = machine.transitions.find((known) => known.event === request.event && known.from.includes(request.state));
  if (transition === undefined) return refuse(notFromHere(machine, request.state, request.event));
  const to = typeof transition.to === 'function' ? transition.to(request.facts) : transition.to;
  return decide({ event: request.event, from: request.state, to }, unmetOf(transition, request));
}

export interface NextTransition<State extends string, Event extends string> extends TransitionTaken<State, Event> {
  readonly isAllowed: boolean;
  readonly unmet: readonly Unmet[];
}

/**
 * Every transition the state knows, each with what still stands in its way, so that a screen can show the tap that fixes it. Example: from
 * 'consented' a course knows 'start-preparation' with 'care-team-missing'. Odd case: a terminal state knows none. Source: clinical
 * reference §1.4–1.6.
 */
export function nextTransitions<State extends string, Event extends string, Role extends string, Facts>(
  machine: Machine<State, Event, Role, Facts>,
  situation: Omit<TransitionRequest<State, Event, Role, Facts>, 'event'>,
): readonly NextTransition<State, Event>[] {
  return machine.transitions
    .filter((transition) => transition.from.includes(situation.state))
    .map((transition) => {
      const unmet = unmetOf(transition, situation);
      const to = typeof transition.to === 'function' ? transition.to(situation.facts) : transition.to;
      return { event: transition.event, from: situation.state, to, isAllowed: unmet.length === 0, unmet };
    });
}

function unmetOf<State extends string, Event extends string, Role extends string, Facts>(
  transition: Transition<State, Event, Role, Facts>,
  { roles, facts, documented = [] }: Omit<TransitionRequest<State, Event, Role, Facts>, 'event' | 'state'>,
): readonly Unmet[] {
  const mayTake = transition.roles.some((role) => roles.includes(role));
  const role: readonly Unmet[] = mayTake
    ? []
    : [{ code: 'role-may-not', message: `This step belongs to: ${transition.roles.join(', ')}.`, facts: { roles: transition.roles } }];
  const missing = (transition.documents ?? []).filter((name) => !documented.includes(name));
  const documents = missing.map((name) => ({
    code: 'not-documented',
    message: `Write this down first: ${name.replaceAll('-', ' ')}.`,
    path: name,
  }));
  return [...role, ...documents, ...(transition.guards ?? []).flatMap((guard) => guard(facts))];
}

function notFromHere<State extends string, Event extends string, Role extends string, Facts>(
  machine: Machine<State, Event, Role, Facts>,
  state: State,
  event: Event,
): Unmet {
  const possible = machine.transitions.filter((known) => known.from.includes(state)).map((known) => known.event);
  return {
    code: 'not-from-this-state',
    message: `“${plain(event)}” is not possible while the ${machine.name} is “${plain(state)}”.`,
    facts: { state, event, possible },
  };
}

const plain = (code: string): string => code.replaceAll('-', ' ');
