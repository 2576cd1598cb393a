import type { observationCategories } from '@sojourn/domain';

export type ObservationCategory = (typeof observationCategories)[number];

/** Words that are needed often, for one tap. What a person says is always written, never picked. Source: clinical reference §5.1–5.2. */
export const quickWords: { readonly [Category in ObservationCategory]: readonly string[] } = {
  affect: ['Calm', 'Tearful', 'Joyful', 'Fearful', 'Angry', 'Flat'],
  speech: ['Talking', 'Whispering', 'Silent'],
  movement: ['Still', 'Restless', 'Trembling', 'Reaching out'],
  breath: ['Deep and slow', 'Fast', 'Sighing', 'Held'],
  somatic: ['Warmth', 'Heaviness', 'Tension', 'Release'],
  'imagery-reported': [],
  interaction: ['Seeks contact', 'Turns inward', 'Answers briefly'],
  distress: ['Mild', 'Moderate', 'Severe'],
  intervention: ['Silence kept', 'Reassured', 'Breath guided', 'Grounded', 'Repositioned'],
  touch: ['Hand held', 'Hand on shoulder'],
  'music-change': ['Softer', 'Louder', 'Next piece', 'Stopped'],
  environment: ['Eye mask on', 'Eye mask off', 'Light lowered', 'Blanket given'],
  bathroom: ['To the bathroom, accompanied', 'Back from the bathroom'],
  intention: [],
};

/** The events of the bar below the chart: one tap keeps them, with ten seconds to take them back. */
export const oneTapEvents: readonly { readonly category: ObservationCategory; readonly text: string }[] = [
  { category: 'environment', text: 'Eye mask on' },
  { category: 'affect', text: 'Calm' },
  { category: 'affect', text: 'Tearful' },
  { category: 'speech', text: 'Talking' },
  { category: 'movement', text: 'Restless' },
  { category: 'intervention', text: 'Reassured' },
  { category: 'intervention', text: 'Repositioned' },
];
