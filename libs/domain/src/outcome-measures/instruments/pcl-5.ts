import type { InstrumentDefinition, Subscale } from '../definition.js';
import { numbered, optionsOf, worded } from './item-lists.js';

const botherOptions = optionsOf([
  ['Not at all', null],
  ['A little bit', null],
  ['Moderately', null],
  ['Quite a bit', null],
  ['Extremely', null],
]);

const wording = [
  'Repeated, disturbing, and unwanted memories of the stressful experience?',
  'Repeated, disturbing dreams of the stressful experience?',
  'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
  'Feeling very upset when something reminded you of the stressful experience?',
  'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
  'Avoiding memories, thoughts, or feelings related to the stressful experience?',
  'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
  'Trouble remembering important parts of the stressful experience?',
  'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
  'Blaming yourself or someone else for the stressful experience or what happened after it?',
  'Having strong negative feelings such as fear, horror, anger, guilt, or shame?',
  'Loss of interest in activities that you used to enjoy?',
  'Feeling distant or cut off from other people?',
  'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
  'Irritable behavior, angry outbursts, or acting aggressively?',
  'Taking too many risks or doing things that could cause you harm?',
  'Being "superalert" or watchful or on guard?',
  'Feeling jumpy or easily startled?',
  'Having difficulty concentrating?',
  'Trouble falling or staying asleep?',
] as const;

const between = (first: number, last: number) => numbered(last).slice(first - 1);

const pcl5Clusters: readonly Subscale[] = [
  { id: 'B', label: 'Intrusion', items: between(1, 5) },
  { id: 'C', label: 'Avoidance', items: between(6, 7) },
  { id: 'D', label: 'Cognition and mood', items: between(8, 14) },
  { id: 'E', label: 'Arousal and reactivity', items: between(15, 20) },
];

const stemFor = (past: 'month' | 'week'): string =>
  `Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then select one of the options to indicate how much you have been bothered by that problem in the past ${past}.`;

/** No severity bands: none have been derived from data. Cut-point and DSM-5 rule stand beside each other. Source: clinical reference §4.1, §4.4. */
export const pcl5: InstrumentDefinition = {
  ...{ id: 'pcl-5', name: 'PCL-5 (past month)', version: '1', language: 'en', recallWindow: 'past-month', respondent: 'patient' },
  ...{ licence: 'bundled', scoring: 'sum', gates: [], direction: 'higher-is-worse', minutes: 6 },
  notice: 'Developed by staff of the National Center for PTSD of the US Department of Veterans Affairs; not copyrighted.',
  stem: stemFor('month'),
  items: worded(
    wording.map((text) => [text, null] as const),
    botherOptions,
  ),
  range: { minimum: 0, maximum: 80 },
  bands: [],
  subscales: pcl5Clusters,
  change: { responseBy: 'half', reliablePoints: 5, meaningfulPoints: 10 },
};

/**
 * The past-week version differs in its recall window alone. It is another instrument: its scores never stand on the trend of the past-month
 * one. Source: clinical reference §4.1, §4.4.
 */
export const pcl5PastWeek: InstrumentDefinition = {
  ...pcl5,
  ...{ id: 'pcl-5-past-week', name: 'PCL-5 (past week)', recallWindow: 'past-week' },
  stem: stemFor('week'),
};
