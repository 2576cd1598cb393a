import * as z from 'zod';
import {
  addExact,
  allow,
  compareExact,
  decimalText,
  exact,
  exactly,
  ratio,
  refuse,
  subtractExact,
  type Decision,
  type Exact,
} from '../../shared/index.js';
import { doseInVolume } from './dose-formulas.js';
import { concentrationMgPerMl, doseMg, sprayMl } from './input-ranges.js';
import { measuredField } from './measured-field.js';

/** A supply of compounded racemic ketamine for use at home, and what the patient reports of it. */
export const homeSupplyInput = z.strictObject({
  drug: z.enum(['racemic-ketamine', 'esketamine']).default('racemic-ketamine'),
  bottleMl: measuredField({ minimum: 0, maximum: 100, isAboveMinimum: true }, 'mL'),
  mgPerMl: concentrationMgPerMl,
  doseMg,
  timesPerWeek: z.int().min(1).max(7),
  weeks: z.int().min(1).max(26),
  primingSprays: z.int().min(0).max(100).default(0),
  mlPerSpray: sprayMl.optional(),
  elapsedDays: z.int().min(0).max(400).optional(),
  reportedRemainingMl: measuredField({ minimum: 0, maximum: 100 }, 'mL').optional(),
});
export type HomeSupplyInput = z.infer<typeof homeSupplyInput>;

/** Use above the expected by this factor raises a flag. Versioned clinic policy. Source: clinical reference §2.6. */
export const homeSupplyPolicySchema = z.strictObject({ version: z.int().min(1), misuseFactor: z.number().min(1) });
export type HomeSupplyPolicy = z.infer<typeof homeSupplyPolicySchema>;
export const defaultHomeSupplyPolicy: HomeSupplyPolicy = { version: 1, misuseFactor: 1.1 };

export type HomeSupplyRefused = {
  readonly code:
    'esketamine-never-at-home' | 'spray-volume-missing' | 'report-incomplete' | 'supply-too-small' | 'reported-more-than-dispensed';
  readonly message: string;
};

export interface HomeSupply {
  readonly supply: Exact<'mg'>;
  readonly directed: Exact<'mg'>;
  readonly priming: Exact<'mg'>;
  readonly expectedRemaining: Exact<'mg'>;
  readonly report: { readonly expectedUse: Exact<'mg'>; readonly reportedUse: Exact<'mg'>; readonly flag: 'possible-misuse' | null } | null;
}

/**
 * What a home supply should hold, and whether the reported rest fits. Source: clinical reference §2.6 (NS1).
 *
 * Example: 5 mL × 100 mg/mL = 500 mg; 30 mg twice a week for 4 weeks = 240 mg and 5 priming sprays = 50 mg leave 210 mg. Reported empty on
 * day 14: 500 mg used where 120 + 50 = 170 mg were expected, a flag.
 * Refuses esketamine, which is never dispensed for home use: by product, not by policy. Refuses a supply smaller than its directions.
 * Odd case: within a week the expected use grows by the day (day 10 of twice 30 mg a week: 85.7 mg), so that a flag never waits for the week's end.
 */
export function homeSupply(input: HomeSupplyInput, policy: HomeSupplyPolicy): Decision<HomeSupply, HomeSupplyRefused> {
  if (input.drug === 'esketamine') {
    return refuse({
      code: 'esketamine-never-at-home',
      message: 'Esketamine is used under observation in the clinic only. There is no home supply of it.',
    });
  }
  if (input.primingSprays > 0 && input.mlPerSpray === undefined) {
    return refuse({ code: 'spray-volume-missing', message: 'Priming is counted in sprays: say how much one spray holds.' });
  }
  const supply = doseInVolume(input.bottleMl, input.mgPerMl);
  const perWeek = exact<'mg'>(input.doseMg.mul(ratio(input.timesPerWeek)));
  const directed = exact<'mg'>(perWeek.mul(ratio(input.weeks)));
  const priming = primingOf(input);
  const expectedRemaining = subtractExact(supply, addExact(directed, priming));
  if (expectedRemaining.s < 0n) {
    const message = `The directions use ${decimalText(addExact(directed, priming), 1)} mg, the bottle holds ${decimalText(supply, 1)} mg. Check strength and directions.`;
    return refuse({ code: 'supply-too-small', message });
  }
  const report = reportOf(input, { supply, perWeek, directed, priming }, policy);
  return report.allowed ? allow({ supply, directed, priming, expectedRemaining, report: report.value }) : report;
}

function primingOf({ primingSprays, mlPerSpray, mgPerMl }: HomeSupplyInput): Exact<'mg'> {
  return mlPerSpray === undefined ? exact(ratio(0)) : doseInVolume(exact(mlPerSpray.mul(ratio(primingSprays))), mgPerMl);
}

type Amounts = Pick<HomeSupply, 'supply' | 'directed' | 'priming'> & { readonly perWeek: Exact<'mg'> };

function reportOf(input: HomeSupplyInput, amounts: Amounts, policy: HomeSupplyPolicy): Decision<HomeSupply['report'], HomeSupplyRefused> {
  const { elapsedDays, reportedRemainingMl } = input;
  if (elapsedDays === undefined && reportedRemainingMl === undefined) return allow(null);
  if (elapsedDays === undefined || reportedRemainingMl === undefined) {
    return refuse({ code: 'report-incomplete', message: 'A report needs the days since dispensing and the volume that is left.' });
  }
  const reportedUse = subtractExact(amounts.supply, doseInVolume(reportedRemainingMl, input.mgPerMl));
  if (reportedUse.s < 0n) {
    return refuse({
      code: 'reported-more-than-dispensed',
      message: 'More is reported left than was dispensed. Ask again, and check the bottle.',
    });
  }
  const byDay = exact<'mg'>(amounts.perWeek.mul(ratio(elapsedDays, 7)));
  const used = compareExact(byDay, amounts.directed) > 0 ? amounts.directed : byDay;
  const expectedUse = addExact(used, amounts.priming);
  const isAbove = reportedUse.compare(expectedUse.mul(exactly(policy.misuseFactor))) > 0;
  return allow({ expectedUse, reportedUse, flag: isAbove ? 'possible-misuse' : null });
}
