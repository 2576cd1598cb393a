import type { TreatmentProduct } from '../../shared/index.js';
import type { SessionGlance } from './session-glance.js';

/** Until when an answer counts as the one after a dose. Source: clinical reference §4.9 [D]. */
export interface AfterDosePolicy {
  readonly version: string;
  readonly fromHours: number;
  readonly toHours: number;
}

export const defaultAfterDosePolicy: AfterDosePolicy = { version: '1', fromHours: 2, toHours: 48 };

/** A complete form that was answered after a dose, in hours from it. */
export interface AnswerAfterDose {
  readonly instrumentId: string;
  readonly total: number;
  readonly hoursAfter: number;
}

/** A session beside others of its patient, with what was answered after it. */
export interface GlanceWithAnswers extends SessionGlance {
  readonly answers: readonly AnswerAfterDose[];
}

export interface AskedDose {
  readonly product: TreatmentProduct;
  readonly doseUg: number;
}

export interface LastAtDose<Glance extends SessionGlance> {
  readonly session: Glance;
  /** µg by which that order lay above (or below) the dose that is asked for; 0 is the very dose. */
  readonly differenceUg: number;
}

/**
 * The latest session with the same product, which names the route, and the same ordered dose; where there is none, the nearest dose, of
 * two equally near the latest. The clinical reference names no tolerance, so only the very dose counts as the same. Source: clinical
 * reference §2.8 (last session).
 *
 * Example: 41 mg after 33, 41 and 49 mg finds the 41; 45 mg finds the 49, 4 mg above. Odd case: a session without an order is found by
 * what was given; one of which neither is known is not.
 */
export function lastAtDose<Glance extends SessionGlance>(
  earlier: readonly Glance[],
  { product, doseUg }: AskedDose,
): LastAtDose<Glance> | null {
  const known = earlier.flatMap((session) => {
    const dose = session.orderedUg ?? session.givenUg;
    return session.product !== product || dose === null ? [] : [{ session, differenceUg: dose - doseUg }];
  });
  const nearest = known.toSorted(
    (one, other) =>
      Math.abs(one.differenceUg) - Math.abs(other.differenceUg) ||
      Date.parse(other.session.firstDoseAt) - Date.parse(one.session.firstDoseAt),
  );
  return nearest[0] ?? null;
}

/**
 * The forms that were answered after a dose and before the policy's end, earliest first. Source: clinical reference §4.9 (after a dose, next day).
 *
 * Example: the visual scale of mood 20 hours after. Odd case: a form from the visit itself, before the first hours are over, is none of them.
 */
export function answersAfterDose(
  firstDoseAt: string,
  answered: readonly { readonly instrumentId: string; readonly total: number; readonly takenAt: string }[],
  { fromHours, toHours }: AfterDosePolicy,
): AnswerAfterDose[] {
  return answered
    .map(({ instrumentId, total, takenAt }) => ({
      instrumentId,
      total,
      hoursAfter: (Date.parse(takenAt) - Date.parse(firstDoseAt)) / 3_600_000,
    }))
    .filter(({ hoursAfter }) => hoursAfter >= fromHours && hoursAfter <= toHours)
    .map((answer) => ({ ...answer, hoursAfter: Math.round(answer.hoursAfter) }))
    .toSorted((one, other) => one.hoursAfter - other.hoursAfter);
}
