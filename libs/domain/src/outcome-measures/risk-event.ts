import type { Instant } from '../shared/instant.js';
import type { Role } from '../staff/permissions.js';
import { plusMinutes } from '../shared/instant.js';
import type { InstrumentDefinition } from './definition.js';
import type { MeasureScore, RiskAnswer, RiskLevel } from './measure-score.js';

/** How fast the clinic answers a cry for help. Source: clinical reference §4.6 [D]. */
export interface RiskPolicy {
  readonly version: string;
  readonly acknowledgeWithinMinutes: { readonly 'in-clinic': number; readonly remote: number };
  readonly followUpWithinHours: { readonly earliest: number; readonly latest: number };
  /** How many characters a signed disposition says at least, so that a letter is no plan. */
  readonly wordsAtLeast: { readonly plan: number; readonly withoutCssrs: number; readonly contradiction: number };
  /** Who is told when nobody acknowledged in time, one rung after the other, in minutes past that time. */
  readonly escalation: readonly RiskRung[];
}

interface RiskRung {
  readonly afterMinutes: { readonly 'in-clinic': number; readonly remote: number };
  readonly roles: readonly Role[];
}

export const defaultRiskPolicy: RiskPolicy = {
  version: '3',
  acknowledgeWithinMinutes: { 'in-clinic': 15, remote: 60 },
  followUpWithinHours: { earliest: 24, latest: 72 },
  wordsAtLeast: { plan: 15, withoutCssrs: 8, contradiction: 20 },
  escalation: [
    { afterMinutes: { 'in-clinic': 0, remote: 0 }, roles: ['prescriber'] },
    { afterMinutes: { 'in-clinic': 10, remote: 30 }, roles: ['medical-director', 'clinic-manager'] },
  ],
};

export interface RiskEventDraft {
  readonly instrument: string;
  readonly source: readonly RiskAnswer[];
  readonly level: RiskLevel | null;
  readonly setting: 'in-clinic' | 'remote';
  readonly openedAt: Instant;
  readonly acknowledgeBy: Instant;
  /** The C-SSRS is asked in the same contact, except when it is where the answer came from. */
  readonly needsCssrs: boolean;
  readonly policyVersion: string;
}

/**
 * The risk event a score opens, immutable from then on; null when its suicide items open none. The total plays no part.
 * The minutes are elapsed ones, remote or not: whoever may send when staff have gone has somebody on call (`canSendRemotely`), and on call
 * the hour runs as it does by day. Source: clinical reference §4.6 step 2.
 *
 * Example: PHQ-9 item 9 = 1 in the clinic at 09:38 wants an acknowledgement by 09:53.
 * Odd case: a form that is not scored opens the event all the same.
 */
export function riskEventFor(
  score: MeasureScore,
  setting: RiskEventDraft['setting'],
  submittedAt: Instant,
  policy: RiskPolicy = defaultRiskPolicy,
): RiskEventDraft | null {
  if (score.suicideRisk.kind !== 'risk-event') return null;
  return {
    instrument: score.instrument,
    source: score.suicideRisk.items,
    level: score.suicideRisk.level,
    ...{ setting, openedAt: submittedAt },
    acknowledgeBy: plusMinutes(submittedAt, policy.acknowledgeWithinMinutes[setting]),
    needsCssrs: score.suicideRisk.level === null,
    policyVersion: policy.version,
  };
}

/**
 * Whether the answers of a finished form say no more than those that were heard already, while it was only begun: then they open no second
 * event. Source: clinical reference §4.6. Example: item 9 = 3 heard, 3 or 1 sent later say no more. Odd case: 1 heard and 3 sent is graver,
 * and opens its own.
 */
export function isHeardAlready(sent: readonly RiskAnswer[], heard: readonly RiskAnswer[]): boolean {
  return sent.every(({ item, value }) => heard.some((before) => before.item === item && before.value >= value));
}

export interface StaffCover {
  readonly isWithinStaffedHours: boolean;
  readonly hasAfterHoursCover: boolean;
}

/**
 * Whether an instrument may be sent to a patient who is not in the clinic: one with a suicide item only while somebody answers for it.
 * Source: clinical reference §4.6 step 2. Example: GAD-7 at night may go, PHQ-9 without after-hours cover may not. Odd case: cover after
 * hours is enough at any hour.
 */
export function canSendRemotely(definition: InstrumentDefinition, cover: StaffCover): boolean {
  const asksAboutSuicide = definition.items.some((item) => item.riskFrom !== undefined);
  return !asksAboutSuicide || cover.isWithinStaffedHours || cover.hasAfterHoursCover;
}
