import {
  foldSession,
  type Alert,
  type DosingOutcome,
  type DosingSession,
  type Reading,
  type SessionEntry,
  type SessionFold,
  type SessionPhase,
  type SessionPolicy,
} from '../dosing-sessions/index.js';
import { instantText, type Instant, type TreatmentProduct } from '../shared/index.js';

export interface PressureFact {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly at: string;
}

export interface ObservationFact {
  readonly entryId: string;
  readonly at: string;
  readonly category: string;
  readonly text: string;
  readonly isQuote: boolean;
}

/** What a note or a review says of a dosing session: taken from its log, never typed. Null is "not known from the log". */
export interface SessionFacts {
  readonly sessionId: string;
  readonly product: TreatmentProduct;
  readonly plannedStart: string;
  readonly phase: SessionPhase;
  readonly outcome: DosingOutcome;
  readonly weightG: number | null;
  readonly orderedUg: number | null;
  /** Null when an infusion ran whose bag nobody has named. */
  readonly racemicUg: number | null;
  readonly esketamineUg: number;
  readonly deliveredUgPerKg: number | null;
  readonly firstDoseAt: string | null;
  readonly lastDoseAt: string | null;
  readonly dischargedAt: string | null;
  /** Whole minutes in which an infusion ran, pauses left out; null for every other route. */
  readonly infusionMinutes: number | null;
  readonly baselinePressure: PressureFact | null;
  /** The reading with the highest systolic from the first dose on. */
  readonly peakPressure: PressureFact | null;
  readonly lowestSpo2Percent: number | null;
  readonly alerts: readonly {
    readonly rule: string;
    readonly tier: 'yellow' | 'red';
    readonly raisedAt: string;
    readonly isOpen: boolean;
  }[];
  readonly observations: readonly ObservationFact[];
}

/**
 * Draws the facts of a session from its log. Source: clinical reference §5.1 (read-only pull from the administration record).
 *
 * Example: the golden infusion gives 34 030 of 41 000 µg, peak 164/98 and one yellow alert.
 * Odd case: before the first dose there is no peak, and what was not measured is null, not nought.
 */
export function sessionFacts(session: DosingSession, entries: readonly SessionEntry[], policy: SessionPolicy, now: Instant): SessionFacts {
  return factsOfFold(foldSession(session, entries, policy, now));
}

/**
 * The same facts from a session that is folded already. Source: clinical reference §5.1. Example: as `sessionFacts`. Odd case: facts of a
 * replay at an earlier moment are those of that moment.
 */
export function factsOfFold(fold: SessionFold): SessionFacts {
  const {
    dosing,
    situation: { session },
  } = fold;
  const dosed = fold.readings.filter(({ at }) => dosing.firstDoseAt !== null && at >= dosing.firstDoseAt);
  return {
    sessionId: session.id,
    product: session.product,
    plannedStart: session.plannedStart,
    phase: fold.phase,
    outcome: dosing.outcome,
    weightG: session.order?.weightG ?? session.patient.weightG,
    orderedUg: dosing.orderedUg,
    racemicUg: dosing.racemicUg,
    esketamineUg: dosing.esketamineUg,
    deliveredUgPerKg: dosing.deliveredUgPerKg,
    firstDoseAt: textOf(dosing.firstDoseAt),
    lastDoseAt: textOf(dosing.lastDoseAt),
    dischargedAt: textOf(fold.phaseChanges.findLast(({ phase }) => phase === 'discharged')?.at ?? null),
    infusionMinutes: dosing.infusion === null || dosing.firstDoseAt === null ? null : Math.floor(dosing.infusion.runMinutes),
    baselinePressure: fold.baseline === null ? null : pressureOf(fold.baseline),
    peakPressure: peakOf(dosed),
    lowestSpo2Percent: lowestOf(dosed),
    alerts: fold.alerts.map(alertFact),
    observations: observationsOf(fold),
  };
}

function textOf(at: Instant | null): string | null {
  return at === null ? null : instantText(at);
}

function pressureOf({ measured, at }: Pick<Reading, 'measured' | 'at'>): PressureFact | null {
  const { systolicMmHg, diastolicMmHg } = measured;
  if (systolicMmHg === undefined || diastolicMmHg === undefined) return null;
  return { systolicMmHg, diastolicMmHg, at: instantText(at) };
}

function peakOf(readings: readonly Reading[]): PressureFact | null {
  const pressures = readings.map(pressureOf).filter((pressure) => pressure !== null);
  return pressures.reduce<PressureFact | null>(
    (peak, pressure) => (peak === null || pressure.systolicMmHg > peak.systolicMmHg ? pressure : peak),
    null,
  );
}

function lowestOf(readings: readonly Reading[]): number | null {
  const saturations = readings.map(({ measured }) => measured.spo2Percent).filter((percent) => percent !== undefined);
  return saturations.length === 0 ? null : Math.min(...saturations);
}

function alertFact({ rule, tier, raisedAt, status }: Alert): SessionFacts['alerts'][number] {
  return { rule, tier, raisedAt: instantText(raisedAt), isOpen: status !== 'resolved' };
}

function observationsOf({ situation }: SessionFold): readonly ObservationFact[] {
  return situation.log.standing.flatMap(({ entry, at }) =>
    entry.kind === 'observation-noted'
      ? [
          {
            entryId: entry.id,
            at: instantText(at),
            category: entry.details.category,
            text: entry.details.text,
            isQuote: entry.details.isQuote,
          },
        ]
      : [],
  );
}
