import type { Instant } from '../../shared/index.js';
import type { RescuePolicy } from '../rescue/index.js';
import { standingOf, type ArrangedLog } from './arrange.js';

interface Watch {
  readonly medicine: string;
  readonly at: Instant;
  readonly watchMin: number;
}

function listedOf(policy: RescuePolicy, medicine: string): RescuePolicy['medicines'][number] | undefined {
  return policy.medicines.find((listed) => listed.medicine === medicine);
}

/** The last dose of each rescue medicine that keeps the patient: how long, and from when. Source: clinical reference §2.7. */
export function watchesOf(log: ArrangedLog, policy: RescuePolicy): readonly Watch[] {
  const last = new Map<string, Watch>();
  for (const { entry, at } of standingOf(log, 'medicine-given')) {
    const { medicine } = entry.details;
    const watchMin = listedOf(policy, medicine)?.watchMin ?? null;
    if (watchMin !== null) last.set(medicine, { medicine, at, watchMin });
  }
  return [...last.values()];
}

/** When sedation is assessed because of rescue medicines. Example: midazolam at 11:00 asks at 11:15, 11:30, 11:45 and 12:00. */
export function sedationTimes(log: ArrangedLog, policy: RescuePolicy): readonly number[] {
  return standingOf(log, 'medicine-given').flatMap(({ entry, at }) =>
    (listedOf(policy, entry.details.medicine)?.sedationChecksMin ?? []).map((minute) => at + minute * 60_000),
  );
}
