import type { ChecklistAnswer, Eligibility, EligibilityNeed, EligibilityReason, ItemClass, MinimumFact } from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';

interface Look {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const outcomeLooks: Record<Eligibility['outcome'], Look> = {
  eligible: { words: 'Eligible', tone: 'ok', icon: 'circle-check' },
  eligible_with_conditions: { words: 'Eligible with conditions', tone: 'caution', icon: 'clipboard-check' },
  deferred: { words: 'Deferred', tone: 'caution', icon: 'clock' },
  ineligible: { words: 'Not eligible', tone: 'alert', icon: 'ban' },
};

/** What each class of item means, in the words a prescriber decides by. Source: clinical reference §1.2. */
export const classWords: Record<ItemClass, { readonly heading: string; readonly meaning: string }> = {
  A: {
    heading: 'Class A: rules the treatment out',
    meaning:
      'Present ends it for this medicine, and unknown blocks it like present. Only a change of the clinic’s policy lifts it, never an order.',
  },
  B: {
    heading: 'Class B: needs the prescriber’s justification',
    meaning:
      'Present or unknown defers until the prescriber writes why the benefit outweighs the risk, with a clearance where one is named.',
  },
  C: { heading: 'Class C: needs a plan', meaning: 'Present or unknown defers until a plan says how the dosing day deals with it.' },
  session: { heading: 'For the day of a dose', meaning: 'Does not end the course. It blocks a dosing visit until it is settled.' },
  crisis: {
    heading: 'Crisis first',
    meaning: 'Goes to emergency evaluation before anything else. It does not rule the treatment out by itself.',
  },
};

export const answerWords: Record<ChecklistAnswer['answer'] | 'not-answered', string> = {
  present: 'Present',
  absent: 'Absent',
  unknown: 'Unknown',
  'not-answered': 'Not answered',
};

const needs: Record<EligibilityNeed, string> = {
  answer: 'needs an answer',
  justification: 'needs the prescriber’s justification',
  clearance: 'needs a clearance document',
  plan: 'needs a plan',
  'crisis-evaluation': 'needs an emergency evaluation first',
  escort: 'needs a safe way home on the day of a dose',
  waiting: 'needs time to pass',
};

const effects: Record<EligibilityReason['effect'], string> = { 'rules-out': 'rules it out', defers: 'defers', condition: 'a condition' };

/** One reason as a sentence. Example: "Unknown: defers, needs a plan". */
export function reasonWords(
  { answer, effect, needs: lacking, deferredUntil, followUp }: EligibilityReason,
  until: (date: string) => string,
): string {
  const parts = [
    `${answerWords[answer]}: ${effects[effect]}`,
    ...lacking.map((need) => needs[need]),
    ...(deferredUntil === null ? [] : [`until ${until(deferredUntil)}`]),
    ...(followUp === null ? [] : [followUp]),
  ];
  return parts.join(', ');
}

export const minimumFactWords: Record<MinimumFact, { readonly label: string; readonly help: string | null }> = {
  diagnosis: { label: 'Diagnosis', help: 'From an active condition on the chart, best with its ICD-10-CM code.' },
  'antidepressant-trials': { label: 'Trials of antidepressants', help: 'Drug, dose, duration and outcome of each.' },
  'medicines-reconciled': { label: 'Medicines reconciled', help: 'The list on the chart was gone through with the patient.' },
  allergies: { label: 'Allergies', help: 'From the chart: a list, or the day nobody knew of any.' },
  'blood-pressure': { label: 'Blood pressure', help: null },
  'heart-rate': { label: 'Heart rate', help: null },
  'oxygen-saturation': { label: 'Oxygen saturation', help: null },
  weight: { label: 'Weight', help: null },
  'pregnancy-status': { label: 'Pregnancy status', help: null },
  'c-ssrs': { label: 'C-SSRS', help: null },
  'phq-9': { label: 'PHQ-9', help: null },
  'audit-c': { label: 'AUDIT-C', help: null },
  'drug-use-screen': { label: 'DAST-10 or equivalent', help: null },
  'emergency-contact': { label: 'Emergency contact', help: 'From the patient’s contacts.' },
};
