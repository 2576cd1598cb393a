/**
 * The bedside scales as data, in our own words. MOAA/S falls with sedation, RASS rises with agitation; nothing is converted between them.
 * Source: clinical reference §3.3–3.4.
 */
export const sedationScales = {
  'moaa-s': {
    label: 'MOAA/S',
    version: '0–5',
    direction: 'lower-is-more-sedated',
    scores: [
      { score: 5, label: 'Answers readily to the name in a normal tone' },
      { score: 4, label: 'Answers slowly to the name in a normal tone' },
      { score: 3, label: 'Answers only to the name called loudly or repeatedly' },
      { score: 2, label: 'Answers only to mild prodding or shaking' },
      { score: 1, label: 'Answers only to a painful squeeze' },
      { score: 0, label: 'No answer to a painful squeeze' },
    ],
  },
  rass: {
    label: 'RASS',
    version: '−5 to +4',
    direction: 'nought-is-alert-and-calm',
    scores: [
      { score: 4, label: 'Combative' },
      { score: 3, label: 'Very agitated' },
      { score: 2, label: 'Agitated' },
      { score: 1, label: 'Restless' },
      { score: 0, label: 'Alert and calm' },
      { score: -1, label: 'Drowsy: eye contact to voice for more than 10 s' },
      { score: -2, label: 'Light sedation: eye contact to voice for less than 10 s' },
      { score: -3, label: 'Moderate sedation: moves to voice, no eye contact' },
      { score: -4, label: 'Deep sedation: moves only when touched' },
      { score: -5, label: 'Cannot be roused' },
    ],
  },
} as const;

/** A bedside word where no scale is charted; it is also what the REMS form asks. Source: clinical reference §3.4. */
export const dissociationLevels = [
  { level: 'none', label: 'None' },
  { level: 'mild', label: 'Mild' },
  { level: 'moderate', label: 'Moderate' },
  { level: 'severe', label: 'Severe' },
] as const;
