import * as z from 'zod';
import { idSchema } from '../../shared/id.js';
import { requiredText } from '../../shared/text.js';

/** Where a form was filled in: on paper and typed by staff, by the patient on a tablet in the clinic, or through a link elsewhere. */
export const responseSettings = ['paper', 'tablet', 'link'] as const;
export type ResponseSetting = (typeof responseSettings)[number];

/** What in a course asked for it. Null where somebody simply asked. Source: clinical reference §4.9. */
const occasions = [
  ...(['screening', 'pre-dose', 'during-dose', 'after-dose', 'day-after-dose', 'week'] as const),
  ...(['integration-session', 'end-of-induction', 'follow-up-month'] as const),
] as const;

/**
 * An answer about suicide that came by itself, before its form was sent: in time, or when its link was used up, locked or had run out. It answers
 * nothing. Source: clinical reference §4.6.
 */
export const begunOccasions = ['begun-by-link', 'begun-late-by-link'] as const;

/**
 * How a form that came by link stands beside the one that was asked for. 'late-by-link': its link was used up, locked or had run out meanwhile.
 */
export type LinkOccasion = (typeof begunOccasions)[number] | 'late-by-link';

const answer = z.union([z.number(), z.boolean(), z.string().max(24), z.null()]);

/** Answers by item key, or as a list in item order. What each may be is the instrument's to say; a gap is a gap, not a zero. */
export const givenAnswers = z.union([z.record(z.string().min(1).max(40), answer), z.array(answer).max(100)]);
export type GivenAnswers = z.infer<typeof givenAnswers>;

/** Recording a form under an id the client made, so that sending it twice counts once. */
export const recordMeasureResponse = z.strictObject({
  id: idSchema<'MeasureResponse'>(),
  instrumentId: z.string().min(1).max(60),
  answers: givenAnswers,
  takenAt: z.iso.datetime({ offset: true }),
  setting: z.enum(['paper', 'tablet']),
  occasion: z.enum(occasions).nullable().default(null),
  courseId: idSchema<'TreatmentCourse'>().nullable().default(null),
});
export type RecordMeasureResponse = z.infer<typeof recordMeasureResponse>;

/** A form that was wrong stays readable, with who said so and why. A risk event it opened stays open. */
export const markResponseInError = z.strictObject({ id: idSchema(), reason: requiredText(400) });
export type MarkResponseInError = z.infer<typeof markResponseInError>;

/** Freezing a course's baseline: the scores before the first dose, as they stand at `asOf` (now where it is left out). */
export const freezeBaseline = z.strictObject({
  courseId: idSchema<'TreatmentCourse'>(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type FreezeBaselineCommand = z.infer<typeof freezeBaseline>;
