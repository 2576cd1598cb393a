import { amountText, ratio } from '../../shared/index.js';
import type { EntryDetails, EntryKind } from '../entries/index.js';
import { conditionWords } from '../rescue/index.js';

const ml = (ul: number): string => amountText(ratio(ul, 1_000), 2, 'mL');
const mg = (ug: number): string => amountText(ratio(ug, 1_000), 3, 'mg');
const plain = (code: string): string => code.replaceAll('-', ' ');
const beside = (...parts: readonly (string | undefined | null | false)[]): string => parts.filter(Boolean).join(', ');

/** Hours and minutes as they are said. Example: 420 is "7 h", 45 is "45 min", 150 is "2 h 30 min". */
function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

const historyWords = {
  newMedicines: 'new medicines',
  newConditions: 'new conditions',
  alcoholWithin24Hours: 'alcohol within 24 h',
  urinarySymptoms: 'urinary symptoms',
  benzodiazepine: 'benzodiazepine',
  sedativeHypnotic: 'sedative',
  psychostimulant: 'stimulant',
  monoamineOxidaseInhibitor: 'MAOI',
  opioid: 'opioid',
  nasalSpray: 'nasal spray',
} as const;

/** What was answered with yes, and what nobody could say: unknown is not no. */
function history(details: EntryDetails<'interval-history-taken'>): string {
  const named = (answer: 'yes' | 'unknown'): string[] =>
    (Object.keys(historyWords) as (keyof typeof historyWords)[]).filter((key) => details[key] === answer).map((key) => historyWords[key]);
  const [yes, unknown] = [named('yes'), named('unknown')];
  return beside(yes.length === 0 ? 'nothing new reported' : yes.join(', '), unknown.length > 0 && `not known: ${unknown.join(', ')}`);
}

function prepared(details: EntryDetails<'preparation-recorded'>): string {
  const lot = `lot ${details.lot}`;
  switch (details.form) {
    case 'bag':
      return beside(`${ml(details.withdrawnUl)} (${mg(details.withdrawnUg)}) made up to ${ml(details.finalVolumeUl)}`, lot);
    case 'syringe':
      return beside(`${details.role} ${ml(details.withdrawnUl)} (${mg(details.withdrawnUg)})`, lot);
    case 'devices':
      return beside(`${details.deviceCount} × 28 mg`, lot);
    case 'bottle':
      return beside(`${amountText(ratio(details.concentrationUgPerMl, 1_000), 2, 'mg')}/mL`, lot);
    case 'units':
      return beside(mg(details.doseUg), lot);
    case 'withheld':
      return beside(plain(details.of), lot, 'figures withheld until checked');
  }
}

type Summaries = { readonly [Kind in EntryKind]?: (details: EntryDetails<Kind>) => string };

/** What the entries of the check, the preparation and the way out say beyond their label. */
export const checkSummaries: Summaries = {
  'identity-confirmed': ({ identifiers }) => identifiers.map(plain).join(', '),
  'fasting-confirmed': ({ solidsFastMin, fluidsFastMin }) => `food ${span(solidsFastMin)}, drink ${span(fluidsFastMin)}`,
  'allergies-reviewed': ({ outcome, remark }) => beside(plain(outcome), remark),
  'interval-history-taken': history,
  'pregnancy-test-read': ({ outcome }) => plain(outcome),
  'rescue-condition-asked': ({ condition, answer }) => `${conditionWords[condition]}: ${answer}`,
  'consents-verified': ({ outcome, missing }) => beside(outcome, missing.map(plain).join(', ')),
  'suicide-risk-screened': ({ risk, hasNewIdeation, moment }) =>
    beside(`risk ${risk}`, moment === 'before-discharge' && (hasNewIdeation ? 'new thoughts' : 'no new thoughts')),
  'suicide-risk-dispositioned': ({ disposition, plan }) => `${plain(disposition)}: ${plan}`,
  'emergency-kit-checked': ({ isComplete, missing }) => (isComplete ? 'complete' : `missing: ${missing.map(plain).join(', ')}`),
  'escort-confirmed': ({ moment, name, telephone, isIdentityVerified }) =>
    beside(name, telephone, plain(moment), isIdentityVerified && 'identity verified'),
  'venous-access-placed': ({ gauge, side, site, attempts, isPatent }) =>
    beside(`${gauge} G ${side} ${plain(site)}`, attempts > 1 && `${attempts} attempts`, isPatent ? 'patent' : 'not patent'),
  'venous-access-removed': ({ isCatheterIntact }) => (isCatheterIntact ? 'catheter intact' : 'catheter not intact'),
  'preparation-recorded': prepared,
  'double-check-recorded': ({ withdrawnUl, finalVolumeUl, deviceCount, doseUg }) =>
    beside(
      withdrawnUl !== undefined && ml(withdrawnUl),
      finalVolumeUl !== undefined && `made up to ${ml(finalVolumeUl)}`,
      deviceCount !== undefined && `${deviceCount} devices`,
      doseUg !== undefined && mg(doseUg),
    ),
  'product-scanned': ({ packageCode, lot }) => `${packageCode}, lot ${lot}`,
  'discharge-criterion-assessed': ({ criterion, isMet, remark }) => beside(`${plain(criterion)}: ${isMet ? 'met' : 'not met'}`, remark),
  'left-against-advice': ({ reason }) => reason,
};
