import * as z from 'zod';
import { concentrationField, doseInVolume, measuredField } from '../dosing-sessions/index.js';
import {
  assessCount,
  decideWithdrawal,
  decideWitness,
  defaultStockPolicy,
  expectedStock,
  lastUseDate,
  reconcileDose,
  takeDevices,
  wasteDue,
} from '../inventory/index.js';
import { dateField, exact, ratio, type Exact } from '../shared/index.js';
import { answerOf, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { rounded, shown } from './plain.js';

const mg = measuredField({ minimum: 0, maximum: 1_000_000 }, 'mg');
const ml = measuredField({ minimum: 0, maximum: 1_000_000 }, 'mL');
const nothingMl = exact<'mL'>(ratio(0));
const nothingMg = exact<'mg'>(ratio(0));

const dose = z.strictObject({
  kind: z.literal('dose'),
  withdrawnMg: mg,
  administeredMg: mg,
  wastedMg: mg,
  returnedMg: mg.default(() => nothingMg),
});
const waste = z.strictObject({ kind: z.literal('waste-due'), withdrawnMg: mg, administeredMg: mg });
const stock = z.strictObject({
  kind: z.literal('stock'),
  openingMl: ml,
  receivedMl: ml.default(() => nothingMl),
  transferredOutMl: ml.default(() => nothingMl),
  withdrawnMl: ml.default(() => nothingMl),
  disposedMl: ml.default(() => nothingMl),
  mgPerMl: concentrationField.optional(),
});
const count = z.strictObject({
  kind: z.literal('count'),
  expectedMl: ml,
  countedMl: ml,
  puncturedVials: z.int().min(0).max(1_000),
  withdrawnMl: ml,
  mgPerMl: concentrationField.optional(),
});
const withdrawal = z.strictObject({
  kind: z.literal('withdrawal'),
  vial: z.enum(['single-dose', 'multi-dose']),
  remainingMl: ml,
  withdrawMl: ml,
  on: dateField,
  expiresOn: dateField,
  puncturedOn: dateField.nullable(),
  labelUseDays: z.int().min(0).max(365).nullable().default(null),
  isQuarantined: z.boolean().default(false),
  hasOpenDiscrepancy: z.boolean().default(false),
});
const witness = z.strictObject({
  kind: z.literal('witness'),
  wastedById: z.string().min(1),
  witnessId: z.string().min(1),
  isOnDuty: z.boolean(),
  isStudent: z.boolean(),
});
const devices = z.strictObject({ kind: z.literal('devices'), devices: z.int().min(0).max(100_000), doseMg: mg });

const reconcileInput = z.discriminatedUnion('kind', [dose, waste, stock, count, withdrawal, witness, devices]);
type ReconcileInput = z.infer<typeof reconcileInput>;

function inMg(volume: Exact<'mL'>, mgPerMl: Exact<'mg/mL'> | undefined, name: string): Record<string, number> {
  return mgPerMl === undefined ? {} : { [name]: shown(doseInVolume(volume, mgPerMl)) };
}

function reconcile(input: ReconcileInput): AnswerBody {
  switch (input.kind) {
    case 'dose': {
      const account = {
        withdrawn: input.withdrawnMg,
        administered: input.administeredMg,
        wasted: input.wastedMg,
        returned: input.returnedMg,
      };
      return answerOf(reconcileDose(account, defaultStockPolicy), (difference) => ({ isBalanced: true, differenceMg: shown(difference) }));
    }
    case 'waste-due':
      return { ok: true, wasteMg: shown(wasteDue(input.withdrawnMg, input.administeredMg)) };
    case 'stock':
      return reconcileStock(input);
    case 'count':
      return reconcileCount(input);
    case 'withdrawal':
      return reconcileWithdrawal(input);
    case 'witness': {
      const { wastedById, witnessId: id, isOnDuty, isStudent } = input;
      return answerOf(decideWitness({ wastedById, witness: { id, isOnDuty, isStudent } }), () => ({}));
    }
    case 'devices':
      return answerOf(takeDevices(input.devices, input.doseMg.valueOf()), (left) => ({ ...left }));
  }
}

function reconcileStock(input: z.infer<typeof stock>): AnswerBody {
  const expected = expectedStock({
    opening: input.openingMl,
    received: input.receivedMl,
    transferredOut: input.transferredOutMl,
    withdrawn: input.withdrawnMl,
    disposed: input.disposedMl,
  });
  return { ok: true, expectedMl: shown(expected), ...inMg(expected, input.mgPerMl, 'expectedMg') };
}

function reconcileCount(input: z.infer<typeof count>): AnswerBody {
  const { expectedMl: expected, countedMl: counted, puncturedVials, withdrawnMl: withdrawnSinceLastCount } = input;
  const found = assessCount({ expected, counted, puncturedVials, withdrawnSinceLastCount }, defaultStockPolicy);
  return {
    ok: true,
    outcome: found.outcome,
    varianceMl: shown(found.variance),
    ...inMg(found.variance, input.mgPerMl, 'varianceMg'),
    variancePercent: found.variancePercent && rounded(found.variancePercent, 2),
    toleranceMl: shown(found.tolerance),
    mustBlockWithdrawals: found.mustBlockWithdrawals,
    needsManagerReview: found.needsManagerReview,
  };
}

function reconcileWithdrawal(input: z.infer<typeof withdrawal>): AnswerBody {
  const { vial: kind, remainingMl: remaining, withdrawMl, on, ...state } = input;
  return answerOf(decideWithdrawal({ ...state, kind, remaining }, withdrawMl, on, defaultStockPolicy), (after) => ({
    remainingMl: shown(after.remaining),
    puncturedOn: after.puncturedOn,
    lastUseOn: lastUseDate(after, defaultStockPolicy),
    mustWasteMl: kind === 'single-dose' ? shown(after.remaining) : 0,
  }));
}

export const reconcileCommand: Command = decoded(reconcileInput, reconcile);
