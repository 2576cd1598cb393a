/**
 * A: rules the treatment out, only a change of clinic policy lifts it. B: needs the prescriber's justification, and clearance where named.
 * C: needs a plan. session: blocks a dosing visit, not the course. crisis: goes to emergency evaluation first.
 */
export type ItemClass = 'A' | 'B' | 'C' | 'session' | 'crisis';

export interface ChecklistItem {
  readonly code: string;
  readonly label: string;
  readonly classes: { readonly 'racemic-ketamine': ItemClass; readonly esketamine: ItemClass };
  /** When the details make a class A item a class B one: an event older than the policy's weeks, or a substance other than ketamine or PCP. */
  readonly easesToB?: 'event-past' | 'other-substance';
  readonly onDosingDay?: ItemClass;
  /** True of today alone: it defers and never rules out. */
  readonly isTodayOnly?: true;
  readonly clearance?: string;
  readonly followUp?: string;
}

const both = (itemClass: ItemClass) => ({ 'racemic-ketamine': itemClass, esketamine: itemClass });
const split = (racemic: ItemClass, esketamine: ItemClass) => ({ 'racemic-ketamine': racemic, esketamine });

/** The eligibility checklist. A change of wording or class is a new version; answers keep theirs. Source: clinical reference §1.2. */
export const eligibilityChecklist = {
  version: '1',
  items: [
    { code: 'hypersensitivity', label: 'Hypersensitivity to ketamine, esketamine or an excipient', classes: both('A') },
    { code: 'aneurysm', label: 'Aneurysmal vascular disease (aorta, intracranial, peripheral arteries)', classes: both('A') },
    { code: 'arteriovenous-malformation', label: 'Arteriovenous malformation', classes: both('A') },
    { code: 'intracerebral-haemorrhage', label: 'History of intracerebral haemorrhage', classes: both('A') },
    { code: 'blood-pressure-hazard', label: 'A condition in which a rise of blood pressure is a serious hazard', classes: both('A') },
    { code: 'uncontrolled-hypertension', label: 'Uncontrolled hypertension (repeatedly 160/100 or higher)', classes: both('B') },
    {
      code: 'recent-cardiovascular-event',
      label: 'Heart attack, stroke, unstable angina or decompensated heart failure',
      classes: split('A', 'B'),
      easesToB: 'event-past',
      clearance: 'cardiology',
    },
    { code: 'psychosis', label: 'Schizophrenia spectrum or active psychosis', classes: split('A', 'B') },
    { code: 'mania', label: 'Current mania, hypomania or mixed state', classes: split('A', 'B') },
    { code: 'bipolar-disorder', label: 'Bipolar disorder, depressed (is a mood stabiliser taken?)', classes: both('B') },
    {
      code: 'active-substance-use',
      label: 'Active substance use disorder, moderate or severe',
      classes: split('A', 'B'),
      easesToB: 'other-substance',
    },
    { code: 'intoxication', label: 'Intoxication today (alcohol or drugs)', classes: both('A'), isTodayOnly: true },
    { code: 'pregnancy', label: 'Pregnancy', classes: split('A', 'B') },
    { code: 'breast-feeding', label: 'Breast-feeding', classes: both('B') },
    { code: 'raised-pressure-brain-or-eye', label: 'Raised intracranial or intra-ocular pressure, open globe', classes: split('A', 'B') },
    { code: 'hyperthyroidism', label: 'Untreated hyperthyroidism', classes: both('B') },
    { code: 'hepatic-impairment', label: 'Severe hepatic impairment, or liver enzymes risen on ketamine', classes: both('B') },
    {
      code: 'bladder-symptoms',
      label: 'Interstitial or ulcerative cystitis, urinary symptoms',
      classes: both('B'),
      followUp: 'bladder questionnaire every 6 sessions',
    },
    { code: 'respiratory-disease', label: 'Severe sleep apnoea, COPD or respiratory failure', classes: both('B') },
    { code: 'uncontrolled-epilepsy', label: 'Uncontrolled epilepsy', classes: both('B') },
    { code: 'maoi', label: 'Takes an MAO inhibitor', classes: both('C') },
    { code: 'stimulant', label: 'Takes a psychostimulant', classes: both('C') },
    { code: 'benzodiazepine', label: 'Takes a benzodiazepine', classes: both('C') },
    { code: 'z-drug', label: 'Takes a z-drug (hypnotic)', classes: both('C') },
    { code: 'opioid', label: 'Takes an opioid', classes: both('C') },
    { code: 'alcohol-last-24-hours', label: 'Alcohol within the last 24 hours', classes: both('C'), onDosingDay: 'B' },
    { code: 'other-interaction', label: 'Lamotrigine, memantine, theophylline, clonidine or another interaction', classes: both('C') },
    { code: 'minor', label: 'Under 18 years of age', classes: both('A') },
    { code: 'lacks-capacity', label: 'Lacks capacity to consent', classes: both('A') },
    { code: 'no-escort', label: 'No safe transport home arranged', classes: both('session') },
    { code: 'imminent-suicide-risk', label: 'Imminent suicide risk (C-SSRS high)', classes: both('crisis') },
  ] as const satisfies readonly ChecklistItem[],
};

export const checklistItems: readonly ChecklistItem[] = eligibilityChecklist.items;
export type ChecklistCode = (typeof eligibilityChecklist.items)[number]['code'];
export const checklistCodes = eligibilityChecklist.items.map((item) => item.code) as [ChecklistCode, ...ChecklistCode[]];
