import { defaultInjectionPolicy, type InjectionPolicy } from '../doses/injection-policy.js';
import { defaultPreparationPolicy, type PreparationPolicy } from '../doses/preparation-policy.js';
import { defaultMonitoringPolicy } from '../monitoring/default-policy.js';
import type { TreatmentProduct } from '../../shared/index.js';
import { defaultLimitPolicy, type LimitPolicy } from '../limits/index.js';
import type { MonitoringPolicy } from '../monitoring/policy.js';
import { defaultRescuePolicy, type RescuePolicy } from '../rescue/index.js';

/** What a clinic decides for itself about the bedside, each part versioned on its own. */
export interface SessionPolicy {
  readonly monitoring: MonitoringPolicy;
  readonly preparation: PreparationPolicy;
  readonly injection: InjectionPolicy;
  readonly limits: LimitPolicy;
  readonly rescue: RescuePolicy;
  /** A rate change above this share of the old rate wants an independent double check. §6.1. */
  readonly rateChangeCheckPercent: number;
  /** Minutes without food and drink before a dose. §2.6 for esketamine; the others are the clinic's own. */
  readonly fasting: { readonly [Product in TreatmentProduct]: { readonly solidsMin: number; readonly fluidsMin: number } };
  /** What withdrawn may differ from given and wasted, for rounding alone. §6.3. */
  readonly reconciliationToleranceUg: number;
}

/** The defaults of the reference, all of them a clinic's own to change. Source: clinical reference §2.8, §3, §6.1. */
export const defaultSessionPolicy: SessionPolicy = {
  monitoring: defaultMonitoringPolicy,
  preparation: defaultPreparationPolicy,
  injection: defaultInjectionPolicy,
  limits: defaultLimitPolicy,
  rescue: defaultRescuePolicy,
  rateChangeCheckPercent: 25,
  fasting: {
    'intravenous-ketamine': { solidsMin: 240, fluidsMin: 120 },
    'intramuscular-ketamine': { solidsMin: 240, fluidsMin: 120 },
    'intranasal-esketamine': { solidsMin: 120, fluidsMin: 30 },
    'intranasal-ketamine': { solidsMin: 120, fluidsMin: 30 },
    'sublingual-ketamine': { solidsMin: 120, fluidsMin: 30 },
  },
  reconciliationToleranceUg: 10,
};
