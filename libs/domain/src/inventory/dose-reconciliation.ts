import { allow, decimalText, exact, exactly, refuse, subtractExact, sumExact, type Decision, type Exact } from '../shared/index.js';
import type { StockPolicy } from './stock-policy.js';

/** The four fates of a withdrawn dose. Ordered and prepared are other quantities. Source: clinical reference §0 rule 4, §6.3. */
export interface DoseAccount {
  readonly withdrawn: Exact<'mg'>;
  readonly administered: Exact<'mg'>;
  readonly wasted: Exact<'mg'>;
  readonly returned: Exact<'mg'>;
}

export type DoseAccountRefused =
  | { readonly code: 'accounted-exceeds-withdrawn'; readonly differenceMg: Exact<'mg'>; readonly message: string }
  | { readonly code: 'unaccounted'; readonly differenceMg: Exact<'mg'>; readonly message: string }
  | { readonly code: 'opened-stock-returned'; readonly returnedMg: Exact<'mg'>; readonly message: string };

/**
 * Holds withdrawn against given + wasted + returned. Source: clinical reference §6.3 (R2, R3).
 *
 * Example (R2): 41 mg withdrawn, 34.03 given, 6.97 wasted: difference 0. Answers the difference, accounted − withdrawn.
 * Refuses: more accounted for than withdrawn (R3: 7.5 mg wasted exceeds by 0.53 mg), less, and anything returned from an opened container.
 * Odd case: what lies within the policy's tolerance is allowed and still shown.
 */
export function reconcileDose(account: DoseAccount, policy: StockPolicy): Decision<Exact<'mg'>, DoseAccountRefused> {
  if (account.returned.n !== 0n) {
    const message = 'An opened controlled substance is not returned to stock. Record the rest as waste, with a witness.';
    return refuse({ code: 'opened-stock-returned', returnedMg: account.returned, message });
  }
  const difference = subtractExact(sumExact([account.administered, account.wasted]), account.withdrawn);
  if (difference.abs().compare(exactly(policy.doseToleranceMg)) <= 0) return allow(difference);
  const size = decimalText(difference.abs(), 3);
  if (difference.s > 0n) {
    const message = `Given and wasted exceed what was withdrawn by ${size} mg. Check both before signing.`;
    return refuse({ code: 'accounted-exceeds-withdrawn', differenceMg: difference, message });
  }
  const message = `${size} mg of what was withdrawn is not accounted for. Record what became of it before signing.`;
  return refuse({ code: 'unaccounted', differenceMg: difference, message });
}

/**
 * What must be wasted so that the account closes. Example (STOP1): 41 mg withdrawn, 34.03 given: 6.97 mg; (R7) 50 mg in a single-dose vial,
 * 26.5 given: 23.5 mg. Odd case: more given than withdrawn leaves nothing to waste; the account then refuses. Source: clinical reference
 * §6.3.
 */
export function wasteDue(withdrawn: Exact<'mg'>, administered: Exact<'mg'>): Exact<'mg'> {
  const rest = subtractExact(withdrawn, administered);
  return rest.s > 0n ? rest : exact(exactly(0));
}
