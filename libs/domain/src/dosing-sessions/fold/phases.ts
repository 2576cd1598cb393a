import type { Instant } from '../../shared/index.js';
import { doseEntryKinds, type EntryKind } from '../entries/index.js';
import type { DosingSession } from '../session/index.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import type { Dosing } from './dosing.js';
import { isDoseEntry } from './doses-given.js';

export const sessionPhases = [
  'planned',
  'ordered',
  'precheck',
  'ready',
  'dosing',
  'paused',
  'observing',
  'discharge-ready',
  'discharged',
  'closed',
  'aborted-predose',
  'escalated',
  'transferred',
  'voided',
] as const;
export type SessionPhase = (typeof sessionPhases)[number];

export interface PhaseChange {
  readonly phase: SessionPhase;
  readonly at: Instant;
  /** Null where no entry made it: the signed order, or the last ordered dose. */
  readonly entryId: string | null;
}

type PhaseDeviation = 'dosed-without-go' | 'dosed-after-the-end' | 'step-out-of-order';

export interface PhaseFold {
  readonly phase: SessionPhase;
  readonly changes: readonly PhaseChange[];
  readonly deviations: readonly {
    readonly code: PhaseDeviation;
    readonly entryId: string;
    readonly at: Instant;
    readonly phase: SessionPhase;
  }[];
  readonly isSealed: boolean;
}

const before: readonly SessionPhase[] = ['planned', 'ordered', 'precheck', 'ready'];
const during: readonly SessionPhase[] = ['dosing', 'paused'];
const watched: readonly SessionPhase[] = [...during, 'observing', 'discharge-ready'];

type Move = { readonly from: readonly SessionPhase[]; readonly to: SessionPhase };

const moves: { readonly [Kind in EntryKind]?: Move } = {
  'precheck-opened': { from: ['ordered'], to: 'precheck' },
  'time-out-held': { from: ['precheck'], to: 'ready' },
  'infusion-paused': { from: ['dosing'], to: 'paused' },
  'infusion-resumed': { from: ['paused'], to: 'dosing' },
  'infusion-stopped': { from: during, to: 'observing' },
  'infusion-completed': { from: during, to: 'observing' },
  'observation-started': { from: during, to: 'observing' },
  'discharge-readied': { from: ['observing'], to: 'discharge-ready' },
  'observation-reopened': { from: ['discharge-ready'], to: 'observing' },
  discharged: { from: ['discharge-ready'], to: 'discharged' },
  'left-against-advice': { from: watched, to: 'discharged' },
  escalated: { from: watched, to: 'escalated' },
  transferred: { from: ['escalated'], to: 'transferred' },
  aborted: { from: before, to: 'aborted-predose' },
  voided: { from: ['planned', 'ordered', 'aborted-predose'], to: 'voided' },
  closed: { from: ['discharged', 'transferred', 'aborted-predose'], to: 'closed' },
};

/** The kinds that can move a session: the doses, and what the table names. */
const movingKinds = [...new Set([...doseEntryKinds, ...(Object.keys(moves) as EntryKind[])])];

/** A step's move, where its kind has one. The machine of steps and this fold read the same table. Source: clinical reference §1.6. */
export function moveOf(kind: EntryKind): Move | undefined {
  return moves[kind];
}

const onceMore = ['observation-started', 'infusion-paused', 'infusion-resumed', 'infusion-stopped', 'infusion-completed'] as const;
const repeatable: ReadonlySet<EntryKind> = new Set(onceMore);

/**
 * Walks the log and says in which phase the session is. Facts move it whatever went before, and the deviation is named; a step that does
 * not fit, as may happen when tablets were apart, stays in the log, moves nothing and is named too. Source: clinical reference §1.6.
 *
 * Example: the last ordered device moves 'dosing' to 'observing' by itself.
 * Odd case: a dose given without a go still makes the phase 'dosing': the record follows what happened.
 */
export function phasesOf(session: DosingSession, log: ArrangedLog, dosing: Dosing): PhaseFold {
  const changes: PhaseChange[] = startingChanges(session);
  const deviations: PhaseFold['deviations'][number][] = [];
  const completingId = completingDose(dosing);
  for (const arranged of standingOf(log, ...movingKinds)) {
    const phase = phaseAfter(changes);
    const effect = isDoseEntry(arranged) ? doseEffect(arranged, phase, completingId) : stepEffect(arranged, phase);
    if (effect.deviation !== null) deviations.push({ code: effect.deviation, entryId: arranged.entry.id, at: arranged.at, phase });
    changes.push(...effect.changes);
  }
  const phase = phaseAfter(changes);
  return { phase, changes, deviations, isSealed: standingOf(log, 'sealed').length > 0 };
}

const phaseAfter = (changes: readonly PhaseChange[]): SessionPhase => changes.reduce<SessionPhase>((_, { phase }) => phase, 'planned');

/** The single dose that completes the order; an infusion says so itself. */
const completingDose = ({ isOrderComplete, given }: Dosing): string | null => given.findLast(() => isOrderComplete)?.entryId ?? null;

interface Effect {
  readonly changes: readonly PhaseChange[];
  readonly deviation: PhaseDeviation | null;
}

function doseEffect({ entry, at }: ArrangedEntry, phase: SessionPhase, completingId: string | null): Effect {
  const deviation = doseDeviation(phase);
  if (deviation === 'dosed-after-the-end') return { changes: [], deviation };
  const start: readonly PhaseChange[] = during.includes(phase) ? [] : [{ phase: 'dosing', at, entryId: entry.id }];
  const end: readonly PhaseChange[] = entry.id === completingId ? [{ phase: 'observing', at, entryId: null }] : [];
  return { changes: [...start, ...end], deviation };
}

function stepEffect(arranged: ArrangedEntry, phase: SessionPhase): Effect {
  const target = targetOf(arranged);
  if (target === undefined) return { changes: [], deviation: null };
  const { entry, at } = arranged;
  if (target.from.includes(phase)) return { changes: [{ phase: target.to, at, entryId: entry.id }], deviation: null };
  return { changes: [], deviation: repeatable.has(entry.kind) ? null : 'step-out-of-order' };
}

function startingChanges({ order, plannedStart }: DosingSession): PhaseChange[] {
  const plannedAt = Date.parse(plannedStart) as Instant;
  if (order === null) return [{ phase: 'planned', at: plannedAt, entryId: null }];
  const signedAt = Date.parse(order.signedAt) as Instant;
  return [
    { phase: 'planned', at: Math.min(plannedAt, signedAt) as Instant, entryId: null },
    { phase: 'ordered', at: signedAt, entryId: null },
  ];
}

function targetOf({ entry }: ArrangedEntry): Move | undefined {
  return entry.kind === 'time-out-held' && entry.details.decision === 'no-go' ? undefined : moves[entry.kind];
}

function doseDeviation(phase: SessionPhase): PhaseDeviation | null {
  if (phase === 'ready' || during.includes(phase)) return null;
  if (before.includes(phase)) return 'dosed-without-go';
  return phase === 'observing' || phase === 'discharge-ready' ? null : 'dosed-after-the-end';
}
