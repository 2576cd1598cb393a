import type { VisitType } from '../../courses/protocols/index.js';

/** How a visit is called to its patient, and what happens in it. */
export interface VisitExpectation {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const afterwards =
  'Afterwards you rest with us until you are steady and clear again. Somebody takes you home. Take the rest of the day slowly, and decide nothing big until tomorrow.';
const within =
  'Things may look, sound or feel different for a while, and time may seem to stretch. It passes. You can speak, ask for a hand or ask us to stop at any moment.';
const measured = 'Before we begin we ask how you are, and measure blood pressure, pulse and oxygen. We go on measuring while you rest.';

const treatments: Partial<Record<VisitType, string>> = {
  'intravenous-dosing': 'You get the medicine slowly through a thin tube in your arm, lying or leaning back, with a nurse near you.',
  'intravenous-dosing-with-therapist':
    'You get the medicine slowly through a thin tube in your arm, lying or leaning back, with a nurse and your therapist near you.',
  'intramuscular-dosing':
    'You get the medicine as one injection in a muscle, lying or leaning back, with a nurse and your therapist near you.',
  'esketamine-dosing':
    'You take the medicine yourself as a nasal spray, in a few steps, with a nurse beside you. Then you stay with us for two hours.',
  'intranasal-dosing': 'You take the medicine yourself as a nasal spray, in a few steps, with a nurse beside you.',
  'sublingual-dosing': 'You let the medicine dissolve under your tongue, sitting or leaning back, with a nurse near you.',
};

const talks: Partial<Record<VisitType, VisitExpectation>> = {
  'psychiatric-evaluation': {
    title: 'A first conversation with the prescriber',
    paragraphs: [
      'You talk about your health, what you have tried and what you hope for. Bring a list of all your medicines.',
      'Nothing is given at this visit.',
    ],
  },
  preparation: {
    title: 'A conversation to prepare',
    paragraphs: [
      'You get to know each other, and talk about what you turn to, what may come up, and what helps you when it is difficult.',
      'You can write your intention below beforehand, or bring it with you. There is no wrong one.',
    ],
  },
  integration: {
    title: 'A conversation afterwards',
    paragraphs: [
      'You look together at what you experienced and what of it you would like to take into your days.',
      'Notes in your journal can help. You choose below who may read them.',
    ],
  },
  'response-review': {
    title: 'A look at how it is going',
    paragraphs: ['You and the prescriber look at how you have been, and decide together how to go on.'],
  },
};

/**
 * What a visit brings, in plain words, by its type: the route shapes the words, the medicine is not named. Never refuses.
 * Source: clinical reference §1.1, §8.1, §8.2.
 * Example: an infusion visit is "Your treatment" with four paragraphs. Odd case: an online talk is the same talk; the checklist says what
 * being online needs.
 */
export function whatToExpect(type: VisitType): VisitExpectation {
  const treatment = treatments[type];
  if (treatment !== undefined) return { title: 'Your treatment', paragraphs: [measured, treatment, within, afterwards] };
  return talks[type] ?? { title: 'Your appointment', paragraphs: [] };
}
