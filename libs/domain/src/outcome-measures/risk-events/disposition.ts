import * as z from 'zod';
import { type Decision, decide } from '../../shared/decision.js';
import { idSchema } from '../../shared/id.js';
import { elapsedMinutes, instant, type Instant } from '../../shared/instant.js';
import { optionalText, requiredText } from '../../shared/text.js';
import type { Role } from '../../staff/permissions.js';
import type { RiskLevel } from '../measure-score.js';
import { defaultRiskPolicy, type RiskPolicy } from '../risk-event.js';

export const riskLevels = ['none', 'low', 'moderate', 'high'] as const satisfies readonly RiskLevel[];
/** The same three words as in a dosing session's log. */
export const riskDispositions = ['proceed', 'defer', 'divert-to-emergency'] as const;
export type RiskDispositionWord = (typeof riskDispositions)[number];

/** What was done with the patient. Source: clinical reference §4.6 step 4. */
export const safetyActions = [
  ...(['safety-plan-made', 'safety-plan-reviewed', 'means-safety-discussed', 'crisis-numbers-given'] as const),
  ...(['contacts-confirmed', 'family-informed', 'transfer-arranged'] as const),
] as const;
export type SafetyAction = (typeof safetyActions)[number];

/**
 * A clinician's signed answer to a risk event. `withoutCssrsBecause` is why the C-SSRS was not asked in the same contact, `contradictionBecause` why
 * the risk is judged lower than the answers say.
 */
export const signRiskDisposition = z.strictObject({
  id: idSchema(),
  level: z.enum(riskLevels),
  disposition: z.enum(riskDispositions),
  actions: z.array(z.enum(safetyActions)).max(safetyActions.length),
  plan: requiredText(4_000),
  followUpBy: z.iso.datetime({ offset: true }).nullable(),
  withoutCssrsBecause: optionalText(400),
  contradictionBecause: optionalText(1_000),
});
export type SignRiskDisposition = z.infer<typeof signRiskDisposition>;

export interface DispositionRefused {
  readonly code:
    | 'licence-needed'
    | 'prescriber-needed'
    | 'cssrs-missing'
    | 'high-not-answered'
    | 'follow-up-needed'
    | 'follow-up-late'
    | 'action-needed'
    | 'plan-too-short'
    | 'reason-too-short'
    | 'explanation-needed';
  readonly path: string;
  readonly message: string;
}

export interface DispositionQuestion {
  readonly command: SignRiskDisposition;
  /** The level the findings stand at; null when no triage was made. */
  readonly level: RiskLevel | null;
  readonly needsCssrs: boolean;
  /** The level the command judges is lower than the answers say (`contradictsAnswers`). */
  readonly isContradicted: boolean;
  readonly roles: readonly Role[];
  /** An associate who works under supervision signs no disposition alone. */
  readonly isSupervised: boolean;
  readonly now: Instant;
}

/**
 * Whether a disposition may be signed. A licensed clinician signs; at a high level a prescriber does, and says "proceed" or sends the
 * patient to emergency evaluation; the C-SSRS was asked or it is said why not; any risk gets a contact within the policy's hours, and something done with
 * the patient (safety plan, means, contacts); a level below what the answers say is explained. A letter is no plan, no reason and no explanation.
 * Source: clinical reference §0 rule 8, §4.6 steps 3–6, §9.2.
 *
 * Example: level low, "proceed", contact in 24 hours, after a C-SSRS: allowed for a therapist.
 * Odd case: findings that stand at "high" need a prescriber even when the signer now judges the risk to be low. Refuses with everything
 * that is missing at once.
 */
export function decideDisposition(
  question: DispositionQuestion,
  policy: RiskPolicy = defaultRiskPolicy,
): Decision<SignRiskDisposition, DispositionRefused> {
  const { command, needsCssrs, isSupervised } = question;
  const isHigh = question.level === 'high' || command.level === 'high';
  const isPrescriber = question.roles.some((role) => role === 'prescriber' || role === 'medical-director');
  const faults: DispositionRefused[] = [
    ...fault(
      isSupervised,
      'licence-needed',
      '',
      'A clinician with a licence of their own signs this. Ask your supervisor or the prescriber.',
    ),
    ...fault(isHigh && !isPrescriber, 'prescriber-needed', '', 'At a high level a prescriber signs.'),
    ...fault(
      isHigh && command.disposition === 'defer',
      ...([
        'high-not-answered',
        'disposition',
        'At a high level choose to proceed or to send the patient to emergency evaluation.',
      ] as const),
    ),
    ...fault(
      needsCssrs && command.withoutCssrsBecause === null,
      ...(['cssrs-missing', 'withoutCssrsBecause', 'Ask the C-SSRS in this contact, or write why it was not asked.'] as const),
    ),
    ...followUpFaults(question, policy),
    ...wordFaults(question, policy),
  ];
  return decide(command, faults);
}

/** What has to be said before anybody signs. Source: clinical reference §4.6 step 4. */
function wordFaults({ command, isContradicted }: DispositionQuestion, { wordsAtLeast }: RiskPolicy): DispositionRefused[] {
  const { plan, withoutCssrsBecause: why, contradictionBecause, level, actions } = command;
  const isExplained = (contradictionBecause ?? '').length >= wordsAtLeast.contradiction;
  return [
    ...fault(
      level !== 'none' && actions.length === 0,
      ...(['action-needed', 'actions', 'Say what was done with the patient: at least one of these.'] as const),
    ),
    ...fault(plan.length < wordsAtLeast.plan, 'plan-too-short', 'plan', 'Write the plan so that a colleague can act on it.'),
    ...fault(
      why !== null && why.length < wordsAtLeast.withoutCssrs,
      ...(['reason-too-short', 'withoutCssrsBecause', 'Write the reason in words.'] as const),
    ),
    ...fault(
      isContradicted && !isExplained,
      ...([
        'explanation-needed',
        'contradictionBecause',
        'The answer says more risk than this. Write in a sentence why you judge it lower.',
      ] as const),
    ),
  ];
}

function followUpFaults({ command, now }: DispositionQuestion, { followUpWithinHours: { latest } }: RiskPolicy): DispositionRefused[] {
  const { followUpBy, level } = command;
  const path = 'followUpBy';
  if (followUpBy === null)
    return fault(level !== 'none', 'follow-up-needed', path, `Say by when the patient is contacted: within ${latest} hours.`);
  const minutes = elapsedMinutes(now, instant(followUpBy));
  return fault(minutes <= 0 || minutes > latest * 60, 'follow-up-late', path, `The contact lies ahead, within ${latest} hours from now.`);
}

function fault(isFault: boolean, code: DispositionRefused['code'], path: string, message: string): DispositionRefused[] {
  return isFault ? [{ code, path, message }] : [];
}
