import * as z from 'zod';
import { requiredText } from '../shared/index.js';

/** A word list that a clinic may extend; ids are stored, labels are shown. A retired word keeps its id for what was written with it. */
export interface VocabularyEntry {
  readonly id: string;
  readonly label: string;
}

function entries(labels: readonly string[]): VocabularyEntry[] {
  return labels.map((label) => ({ id: label.toLowerCase().replaceAll(/[^a-z]+/g, '-'), label }));
}

/** Starter vocabularies. Source: clinical reference §5.2. */
export const startingVocabularies = {
  version: '1',
  themes: entries([
    ...['Grief and loss', 'Self-worth', 'Shame and guilt', 'Forgiveness', 'Childhood and attachment', 'Trauma memory'],
    ...['Relationship and partner', 'Parenting', 'Mortality', 'Purpose and meaning', 'Spirituality and unity', 'Body and illness'],
    ...['Addiction', 'Anger', 'Fear and control', 'Trust and safety', 'Joy and awe', 'Identity', 'Loneliness', 'Hope and future'],
  ]),
  practices: entries([
    ...['Journaling', 'Meditation', 'Breathwork', 'Movement and yoga', 'Time in nature', 'Art and music', 'Conversation with someone'],
    ...['Therapy homework', 'Sleep routine', 'Abstinence goal', 'Action on a value', 'Taking medicines as agreed', 'Social contact'],
  ]),
  timelineCategories: entries([
    ...['Affect', 'Speech', 'Movement', 'Breath', 'Somatic', 'Imagery reported', 'Interaction', 'Distress', 'Intervention'],
    ...['Music change', 'Nurse or prescriber entry', 'Environment', 'Bathroom'],
  ]),
  phenomenology: entries([
    ...['Body dissolution', 'Ego dissolution', 'Visual', 'Memory and biography', 'Somatic release', 'Spiritual or unity', 'Fear or panic'],
    ...['Grief', 'Joy', 'Disconnection', 'Nothing happened'],
  ]),
} as const;

export const clinicVocabularies = ['themes', 'practices'] as const;
export type ClinicVocabulary = (typeof clinicVocabularies)[number];

/** A clinic's own word for a list: its id follows from the label, so that the same word added twice is one. Source: clinical reference §5.2. */
export const addWordCommand = z.strictObject({ vocabulary: z.enum(clinicVocabularies), label: requiredText(60) });
export type AddWordCommand = z.infer<typeof addWordCommand>;

/** One of the clinic's own words, named to be offered no more or again. */
export const clinicWordCommand = z.strictObject({ vocabulary: z.enum(clinicVocabularies), id: requiredText(80) });
export type ClinicWordCommand = z.infer<typeof clinicWordCommand>;

/** A word as a clinic has it. Only its own can be retired; a retired one is not offered, and stays in the notes that use it. */
export interface ClinicWord extends VocabularyEntry {
  readonly isOwn: boolean;
  readonly isRetired: boolean;
}

/** The lists as a clinic has them: what everybody starts with, then its own words. */
export type VocabulariesView = Readonly<Record<ClinicVocabulary, readonly ClinicWord[]>>;

/**
 * A list with a clinic's own words behind those every clinic starts with. Example: without own words the starting themes, none of them retired.
 * Odd case: a retired word is still in it, so that old notes find its label. Source: clinical reference §5.2.
 */
export function clinicWords(vocabulary: ClinicVocabulary, own: readonly Omit<ClinicWord, 'isOwn'>[]): readonly ClinicWord[] {
  const starting = startingVocabularies[vocabulary].map((word) => ({ ...word, isOwn: false, isRetired: false }));
  return [...starting, ...own.map((word) => ({ ...word, isOwn: true }))];
}

/**
 * The id of a clinic's own word. Example: "Sea swimming" is 'own-sea-swimming'. Odd case: letters of any script stay, so that two words in
 * another script do not become one id. Source: clinical reference §5.2.
 */
export function wordId(label: string): string {
  const plain = label.normalize('NFC').toLowerCase();
  return `own-${plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')}`;
}
