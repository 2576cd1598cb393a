import * as z from 'zod';
import { instant, wholeNumber, words } from './fields.js';

/** The older MOAA/S ran from 1 to 6 and RASS runs the other way: the instrument is part of the score. Source: clinical reference §3.3. */
export const sedationAssessed = z.discriminatedUnion('instrument', [
  z.strictObject({ instrument: z.literal('moaa-s'), score: wholeNumber(0, 5) }),
  z.strictObject({ instrument: z.literal('rass'), score: wholeNumber(-5, 4) }),
  z.strictObject({ instrument: z.literal('poss'), score: z.enum(['S', '1', '2', '3', '4']) }),
]);

/** CADSS-6 is never extrapolated to the full scale. Source: clinical reference §3.4. */
export const dissociationAssessed = z.discriminatedUnion('instrument', [
  z
    .strictObject({ instrument: z.literal('cadss'), totalScore: wholeNumber(0, 92), sixItemScore: wholeNumber(0, 24).optional() })
    .refine((scored) => scored.sixItemScore === undefined || scored.sixItemScore <= scored.totalScore, {
      error: 'Six items cannot score more than all twenty-three.',
      path: ['sixItemScore'],
    }),
  z.strictObject({ instrument: z.literal('cadss-6'), sixItemScore: wholeNumber(0, 24) }),
  z.strictObject({
    instrument: z.literal('level'),
    level: z.enum(['none', 'mild', 'moderate', 'severe']),
    onsetAt: instant.optional(),
    resolvedAt: instant.optional(),
  }),
]);

export const symptoms = [
  'nausea',
  'anxiety',
  'headache',
  'dizziness',
  'blurred-vision',
  'hypersalivation',
  'urinary-urgency',
  'pain',
  'other',
] as const;

export const symptomScored = z
  .strictObject({
    symptom: z.enum(symptoms),
    score: wholeNumber(0, 10),
    emesisCount: wholeNumber(0, 50).optional(),
    remark: words.optional(),
  })
  .refine((scored) => scored.emesisCount === undefined || scored.symptom === 'nausea', {
    error: 'Vomiting is counted with nausea.',
    path: ['emesisCount'],
  });

export const visualAnalogueScored = z.strictObject({
  scale: z.enum(['mood', 'anxiety', 'craving', 'intention']),
  scoreOf100: wholeNumber(0, 100),
});

/** Grades: 1 reassurance was enough, 2 needed a person beside them, 3 needed a medicine, 4 restraint or emergency services. §3.4. */
export const emergenceReactionGraded = z.strictObject({ grade: wholeNumber(1, 4), remark: words.optional() });

export const observationCategories = [
  'affect',
  'speech',
  'movement',
  'breath',
  'somatic',
  'imagery-reported',
  'interaction',
  'distress',
  'intervention',
  'touch',
  'music-change',
  'environment',
  'bathroom',
  'intention',
] as const;

/** What the therapist or nurse sees and hears. Touch is noted with the consent it rests on. Source: clinical reference §5.1–5.2. */
export const observationNoted = z
  .strictObject({
    category: z.enum(observationCategories),
    text: words,
    isQuote: z.boolean().default(false),
    endedAt: instant.optional(),
    touchConsent: z.enum(['given-before', 'asked-now', 'declined']).optional(),
  })
  .refine((noted) => noted.category !== 'touch' || noted.touchConsent !== undefined, {
    error: 'Say which consent the touch rests on.',
    path: ['touchConsent'],
  });

export const noteWritten = z.strictObject({ text: words });
