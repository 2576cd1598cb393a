import * as z from 'zod';
import { idSchema, optionalText, requiredText } from '../shared/index.js';

const shortestReason = 10;

/** Opening a chart that is not one's own: in one's own words, why. */
export const openChartCommand = z.strictObject({
  id: idSchema<'ChartOpening'>(),
  reason: requiredText(500).refine(
    ({ length }) => length >= shortestReason,
    `Say in at least ${shortestReason} characters why you need this chart now`,
  ),
});
export type OpenChartCommand = z.infer<typeof openChartCommand>;

export const openingJudgements = ['justified', 'not-justified'] as const;
export type OpeningJudgement = (typeof openingJudgements)[number];

/** Somebody else looks at it afterwards. */
export const reviewOpeningCommand = z.strictObject({
  judgement: z.enum(openingJudgements),
  remark: optionalText(500),
});
export type ReviewOpeningCommand = z.infer<typeof reviewOpeningCommand>;

/** A chart that was opened by a reason, as the reviewers see it. */
export interface ChartOpeningView {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string };
  readonly openedBy: string;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly reason: string;
  readonly reviewBy: string;
  readonly isMine: boolean;
  readonly review: {
    readonly judgement: OpeningJudgement;
    readonly remark: string | null;
    readonly by: string;
    readonly at: string;
  } | null;
}

/** Until when a reason of one's own holds a chart open; null where none is needed or none holds. */
export interface OwnOpening {
  readonly endsAt: string | null;
}
