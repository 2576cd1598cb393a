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
