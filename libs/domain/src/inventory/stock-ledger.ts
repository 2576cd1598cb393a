import { allow, refuse, type Decision } from '../shared/index.js';

/** The movements of the ledger; nothing else changes a stock. Source: clinical reference §6.2. */
export const stockMovementKinds = [
  'initial-count',
  'received',
  'transferred-in',
  'returned-unopened',
  'withdrawn',
  'wasted',
  'transferred-out',
  'reverse-distributed',
  'destroyed',
  'lost',
  'count-adjusted',
] as const;
export type StockMovementKind = (typeof stockMovementKinds)[number];

/** An amount in the stock's smallest unit: µL of a vial, pieces of a device. Only an adjustment may be negative. */
export interface StockChange {
  readonly id: string;
  readonly kind: StockMovementKind;
  readonly amount: number;
}

export type LedgerRefused =
  | { readonly code: 'amount-not-whole' | 'amount-not-positive'; readonly movementId: string; readonly message: string }
  | { readonly code: 'stock-would-be-negative'; readonly movementId: string; readonly available: number; readonly message: string };

const incoming: ReadonlySet<StockMovementKind> = new Set([
  'initial-count',
  'received',
  'transferred-in',
  'returned-unopened',
  'count-adjusted',
]);

/**
 * The balance after one movement. Source: clinical reference §6.2 ("stock is non-negative").
 * Example: 60 000 µL, `withdrawn` 4 100: 55 900. Refuses fractions, amounts of 0 or less (but for an adjustment) and a balance below 0. Odd
 * case: an adjustment may be negative.
 */
export function balanceAfter(balance: number, movement: StockChange): Decision<number, LedgerRefused> {
  const { id: movementId, kind, amount } = movement;
  if (!Number.isSafeInteger(amount)) {
    return refuse({ code: 'amount-not-whole', movementId, message: 'The ledger counts whole units: microlitres, or devices.' });
  }
  if (amount === 0 || (amount < 0 && kind !== 'count-adjusted')) {
    return refuse({ code: 'amount-not-positive', movementId, message: 'A movement moves something. Its kind says in which direction.' });
  }
  const after = incoming.has(kind) ? balance + amount : balance - amount;
  if (after >= 0) return allow(after);
  const message = `Only ${balance} is on hand. Check the amount, or record what was received first.`;
  return refuse({ code: 'stock-would-be-negative', movementId, available: balance, message });
}

/**
 * The balance of a ledger in the order of its movements; a movement sent twice (same id) counts once.
 * Example: received 60 000, withdrawn 4 100: 55 900. Refuses with the first movement that cannot be. Odd case: no movements at all are a
 * balance of 0. Source: clinical reference §6.2.
 */
export function ledgerBalance(movements: readonly StockChange[]): Decision<number, LedgerRefused> {
  const seen = new Set<string>();
  let balance = 0;
  for (const movement of movements) {
    if (seen.has(movement.id)) continue;
    seen.add(movement.id);
    const after = balanceAfter(balance, movement);
    if (!after.allowed) return after;
    balance = after.value;
  }
  return allow(balance);
}
