import type { CourseState, CourseStep, VisitType } from '@sojourn/domain';
import type { IconName } from '../../ui/icon-names.js';
import type { Tone } from '../../ui/tone.js';

export const stateWords: Record<CourseState, string> = {
  referred: 'Referred',
  screening: 'Screening',
  ineligible: 'Not eligible',
  deferred: 'Deferred',
  eligible: 'Eligible',
  consented: 'Enrolled',
  preparing: 'Preparing',
  induction: 'Induction',
  review: 'Review',
  maintenance: 'Maintenance',
  'integration-only': 'Integration only',
  completed: 'Completed',
  'on-hold': 'On hold',
  withdrawn: 'Withdrawn',
  'transferred-out': 'Transferred out',
  'discontinued-by-clinic': 'Discontinued by the clinic',
  deceased: 'Deceased',
};

const running: readonly CourseState[] = ['preparing', 'induction', 'review', 'maintenance', 'integration-only', 'consented'];

export function stateLook(state: CourseState): { readonly tone: Tone; readonly icon: IconName } {
  if (state === 'on-hold') return { tone: 'caution', icon: 'pause' };
  if (state === 'completed') return { tone: 'ok', icon: 'check' };
  return running.includes(state) ? { tone: 'tint', icon: 'repeat' } : { tone: 'neutral', icon: 'circle' };
}

export const stepWords: Record<CourseStep | 'enrol', string> = {
  enrol: 'Enrolled',
  'start-screening': 'Start screening',
  'find-eligible': 'Find eligible',
  defer: 'Defer',
  'find-ineligible': 'Find not eligible',
  rescreen: 'Screen again',
  'confirm-consents': 'Confirm consents',
  'start-preparation': 'Start preparation',
  'start-induction': 'Start induction',
  'start-review': 'Start the response review',
  'extend-induction': 'Extend the induction',
  'start-maintenance': 'Go on with maintenance',
  'go-on-with-integration': 'Go on with integration only',
  complete: 'Complete the course',
  hold: 'Hold the course',
  resume: 'Resume the course',
  withdraw: 'Record that the patient withdraws',
  'transfer-out': 'Transfer to another clinic',
  discontinue: 'Discontinue the course',
  'record-death': 'Record that the patient died',
};

/** Steps along the arc of a course; every other one leaves it or waits. */
const onward: readonly (CourseStep | 'enrol')[] = [
  'start-preparation',
  'start-induction',
  'start-review',
  'extend-induction',
  'start-maintenance',
  'go-on-with-integration',
  'complete',
  'resume',
];

export function isOnward(step: CourseStep): boolean {
  return onward.includes(step);
}

const documentWords: Readonly<Record<string, string>> = {
  'reason-code': 'Reason: medical, psychiatric, REMS, payment or the patient’s wish',
  'review-date': 'When it will be looked at again',
  'resolving-note': 'What was resolved',
  'decision-note': 'Decision and how the measures changed',
  'new-plan': 'The plan from here',
  'discharge-summary': 'Discharge summary',
  'safety-check': 'Safety check: what was asked and found',
  'follow-up-offer': 'What follow-up was offered',
  'preparation-waiver': 'Why no preparation note is needed',
  reason: 'Reason',
  referral: 'Where the patient was referred',
  notice: 'How and when the patient was told',
  date: 'Date',
};

/** "Reason" for 'reason'; a name without words of its own is written out. */
export function documentLabel(name: string): string {
  const plain = name.replaceAll('-', ' ');
  return documentWords[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

type VisitGroup = 'prepare' | 'dose' | 'integrate' | 'review';

const groups: Record<VisitType, VisitGroup> = {
  'psychiatric-evaluation': 'prepare',
  preparation: 'prepare',
  'intravenous-dosing': 'dose',
  'intravenous-dosing-with-therapist': 'dose',
  'intramuscular-dosing': 'dose',
  'esketamine-dosing': 'dose',
  'intranasal-dosing': 'dose',
  'sublingual-dosing': 'dose',
  integration: 'integrate',
  'response-review': 'review',
};
const glyphs: Record<VisitGroup, IconName> = { prepare: 'book-open', dose: 'droplets', integrate: 'hand-heart', review: 'chart-line' };

export function visitGroup(type: VisitType): VisitGroup {
  return groups[type];
}

export function visitGlyph(type: VisitType): IconName {
  return glyphs[groups[type]];
}
