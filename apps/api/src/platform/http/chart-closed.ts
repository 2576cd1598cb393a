import { ProblemException } from './problem.js';

const title = 'This chart is not open to you';
const detail =
  "You are neither on this patient's care team nor at work with them today. Nothing was shown or changed. Say why you need the chart now: it opens for an hour, the medical director and compliance are told, and it is looked at afterwards.";

/** The answer at the door of a chart that is not the caller's own. It names the chart, so that a reason can be given for it, and nothing of it. */
export class ChartClosed extends ProblemException {
  constructor(readonly patientId: string) {
    super({ status: 403, code: 'chart-closed', title, detail, facts: { patientId } });
  }
}
