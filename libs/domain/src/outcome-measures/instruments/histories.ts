import type { ChecklistCode } from '../../patients/eligibility/checklist.js';
import type { InstrumentDefinition, MeasureItem } from '../definition.js';
import { optionsOf } from './item-lists.js';

const [no, yes, unsure, notMine] = ['No', 'Yes', 'I am not sure', 'This does not apply to me'];
const plain = optionsOf([no, yes, unsure].map((label) => [label, null] as const));
const ifItApplies = optionsOf([no, yes, unsure, notMine].map((label) => [label, null] as const));
const said = { no: 0, yes: 1, unsure: 2 } as const;

/** A question whose "yes" and "I am not sure" a clinician looks at. */
function ask(linkId: string, text: string, checklistCode: ChecklistCode | null = null): MeasureItem {
  const flaggedBy = [said.yes, said.unsure];
  return { ...{ linkId, text, loinc: null, scale: plain, flaggedBy }, ...(checklistCode === null ? {} : { checklistCode }) };
}

/** A question whose "no" and "I am not sure" a clinician looks at. */
function hope(linkId: string, text: string, checklistCode: ChecklistCode): MeasureItem {
  return { linkId, text, loinc: null, scale: plain, flaggedBy: [said.no, said.unsure], checklistCode };
}

const own = {
  version: '1',
  language: 'en',
  licence: 'bundled',
  notice: null,
  respondent: 'patient',
  scoring: 'facts',
  range: { minimum: 0, maximum: 0 },
  direction: 'neutral',
  bands: [],
  subscales: [],
  gates: [],
  change: null,
} as const;

/**
 * What a patient tells before the first visit, as far as it matters for ketamine: conditions, medicines, substances, the way home. Choices
 * only: nobody watches a free text for danger. It answers no row of the eligibility checklist, it stands beside it. Source: clinical
 * reference §1.1 phase 1, §1.2.
 */
export const intakeHistory: InstrumentDefinition = {
  ...own,
  ...{ id: 'intake-history', name: 'Intake history', recallWindow: 'ever', minutes: 5 },
  stem: 'Before your first visit:',
  items: [
    ask('ketamine-reaction', 'Have you ever had an allergic reaction to ketamine or esketamine?', 'hypersensitivity'),
    ask('aneurysm', 'Has a doctor ever told you that you have an aneurysm, a weak and widened place in a blood vessel?', 'aneurysm'),
    ask('avm', 'Has a doctor ever told you that you have tangled blood vessels (an AVM)?', 'arteriovenous-malformation'),
    ask('brain-bleed', 'Have you ever had bleeding in or around your brain?', 'intracerebral-haemorrhage'),
    ask('blood-pressure', 'Do you have high blood pressure that is often too high, even with treatment?', 'uncontrolled-hypertension'),
    ask(
      'heart-stroke',
      'Have you ever had a heart attack, a stroke, chest pain from your heart, or heart failure?',
      'recent-cardiovascular-event',
    ),
    ask(
      'psychosis',
      'Have you ever heard or seen things that others did not, or been told that you have psychosis or schizophrenia?',
      'psychosis',
    ),
    ask('mania-now', 'Are you, these days, far more driven, sped up or sleepless than is usual for you?', 'mania'),
    ask('bipolar', 'Has anybody ever told you that you have bipolar disorder?', 'bipolar-disorder'),
    ask(
      'substances',
      'In the past year, have alcohol or drugs, ketamine among them, caused you trouble or been hard to stop?',
      'active-substance-use',
    ),
    { ...ask('pregnant', 'Are you pregnant, or could you be?', 'pregnancy'), scale: ifItApplies },
    { ...ask('breast-feeding', 'Are you breast-feeding?', 'breast-feeding'), scale: ifItApplies },
    ask(
      'eye-head-pressure',
      'Do you have raised pressure in your head or eyes (glaucoma), or a fresh eye injury?',
      'raised-pressure-brain-or-eye',
    ),
    ask('thyroid', 'Do you have an overactive thyroid that is not treated?', 'hyperthyroidism'),
    ask('liver', 'Do you have a serious liver disease?', 'hepatic-impairment'),
    ask('bladder', 'Do you have bladder inflammation, or trouble passing water that keeps coming back?', 'bladder-symptoms'),
    ask('breathing', 'Do you have severe sleep apnoea or a serious lung disease?', 'respiratory-disease'),
    ask('seizures', 'Have you had a seizure in the past year?', 'uncontrolled-epilepsy'),
    ask('maoi', 'Do you take an MAO inhibitor, such as phenelzine, tranylcypromine or selegiline?', 'maoi'),
    ask('stimulant', 'Do you take a stimulant, such as methylphenidate, amphetamine or modafinil?', 'stimulant'),
    ask('benzodiazepine', 'Do you take a benzodiazepine, such as lorazepam, clonazepam or diazepam?', 'benzodiazepine'),
    ask('sleeping-tablet', 'Do you take sleeping tablets, such as zolpidem or eszopiclone?', 'z-drug'),
    ask('opioid', 'Do you take an opioid, for pain or as treatment?', 'opioid'),
    ask('other-medicine', 'Do you take lamotrigine, memantine, theophylline or clonidine?', 'other-interaction'),
    ask('other-allergy', 'Are you allergic to any other medicine or substance?'),
    ask('had-ketamine', 'Have you been treated with ketamine before?'),
    hope('way-home', 'Is there an adult who can take you home after each dose?', 'no-escort'),
  ],
};

/**
 * What has changed since the last visit: asked before each dose and week by week between. It does not replace what the nurse asks on the day
 * (alcohol is of the last 24 hours, and those are over by then). Source: clinical reference §1.6, §3.8.
 */
export const intervalHistory: InstrumentDefinition = {
  ...own,
  ...{ id: 'interval-history', name: 'Since your last visit', recallWindow: 'since-last-contact', minutes: 2 },
  stem: 'Since your last visit:',
  items: [
    ask('new-medicines', 'Has any medicine been started, stopped or changed?'),
    ask('new-conditions', 'Have you had a new illness, an operation, or been to a hospital?'),
    ask(
      'blood-pressure',
      'Has your blood pressure been high, or have you had chest pain or a severe headache?',
      'uncontrolled-hypertension',
    ),
    { ...ask('pregnant', 'Could you have become pregnant?', 'pregnancy'), scale: ifItApplies },
    ask('psychosis', 'Have you heard or seen things that others did not, or felt watched or followed?', 'psychosis'),
    ask('mania', 'Have you been far more driven, sped up or sleepless than is usual for you?', 'mania'),
    ask('urinary-symptoms', 'Did passing water burn or hurt, were there sudden urges, or did you see blood?', 'bladder-symptoms'),
    ask('alcohol', 'Have you drunk alcohol in the last 24 hours?', 'alcohol-last-24-hours'),
    ask('substances', 'Have you used drugs, or ketamine outside the clinic?', 'active-substance-use'),
    ask('sedatives', 'Have you taken a benzodiazepine, another sedative, a sleeping tablet or an opioid?', 'benzodiazepine'),
    ask('stimulant-maoi', 'Have you taken a stimulant or an MAO inhibitor?', 'stimulant'),
    ask('after-effects', 'After the last dose, did anything trouble you for longer than a day?'),
    hope('way-home', 'Is it settled which adult takes you home after the next dose?', 'no-escort'),
  ],
};
