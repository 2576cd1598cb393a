import * as z from 'zod';
import { ledgerBalance, stockMovementKinds } from '../inventory/index.js';
import { decimalText, hasFiniteDecimals, parseRational, ratio, roundHalfUp, roundToStep, type Rational } from '../shared/index.js';
import { answerOf, refusedWith, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { shown } from './plain.js';

const roundInput = z.strictObject({ value: z.unknown(), places: z.int().min(0).max(20).optional(), step: z.unknown().optional() });

const unread = (path: string) => refusedWith({ code: 'wrong-type', ...{ path, message: 'A number, written like 41 or "0.5", is needed' } });

/** The one rounding rule: half up on the magnitude, to places or to a step. */
export const roundCommand: Command = decoded(roundInput, ({ value, places, step }) => {
  const read = parseRational(value);
  if (!read.allowed) return unread('value');
  if ((places === undefined) === (step === undefined)) {
    return refusedWith({ code: 'not-allowed', ...{ path: 'places', message: 'Give one of places and step' } });
  }
  const answer = (rounded: Rational) => ({ ok: true, rounded: shown(rounded), text: decimalText(rounded, 20) }) as const;
  if (places !== undefined) return answer(roundHalfUp(read.value, places));
  const stepRead = parseRational(step);
  if (!stepRead.allowed) return unread('step');
  const isStep = stepRead.value.compare(ratio(0)) > 0 && hasFiniteDecimals(stepRead.value);
  return isStep
    ? answer(roundToStep(read.value, stepRead.value))
    : refusedWith({ code: 'out-of-range', ...{ path: 'step', message: 'A step is above 0' } });
});

const movement = z.strictObject({ id: z.string(), kind: z.enum(stockMovementKinds), amount: z.number() });
const ledgerInput = z.strictObject({ movements: z.array(movement).max(100_000) });

/** The balance of a ledger in whole units. */
export const ledgerCommand: Command = decoded(ledgerInput, ({ movements }) =>
  answerOf(ledgerBalance(movements), (balance) => ({ balance })),
);
