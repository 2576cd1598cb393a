import { Injectable } from '@nestjs/common';
import {
  defaultAnalyticsPolicy,
  inductionRates,
  instantAtLocalTime,
  instantFromMs,
  instantText,
  outcomeRates,
  plusDays,
  type AnalyticsRange,
  type ClinicAnalyticsView,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { KeepSummary } from '../../dosing-sessions/index.js';
import { CohortQueries } from './cohort.queries.js';
import { SessionFigures } from './session-figures.queries.js';
import type { Span } from './span.js';
import { VisitFiguresQueries } from './visit-figures.queries.js';

/** How many sessions a look may sum that have no summary yet; the rest wait for the next look. */
const mostToCatchUp = 20;

/** The clinic counted over a span of days. Reads the kept summaries of sessions, never their logs. */
@Injectable()
export class AnalyticsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly summaries: KeepSummary,
    private readonly sessions: SessionFigures,
    private readonly visits: VisitFiguresQueries,
    private readonly cohorts: CohortQueries,
  ) {}

  async over(caller: Caller, { from, to }: AnalyticsRange): Promise<ClinicAnalyticsView> {
    const policy = defaultAnalyticsPolicy;
    const zone = await this.zone(caller);
    const now = this.clock.now();
    const bounds = [from, plusDays(to, 1)].map((day) => instantText(instantAtLocalTime(day, '00:00', zone)));
    const span: Span = { from: bounds[0] ?? '', to: bounds[1] ?? '', now: now.toISOString() };
    const notYetCounted = await this.summaries.catchUp(caller, span.from, span.to, mostToCatchUp);
    // The audit entry is about the clinic's figures, not about a patient whose session was summed on the way.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return {
      ...{ from, to, zone, policy, notYetCounted },
      routes: await this.sessions.byRoute(caller, span, policy),
      alerts: await this.sessions.alerts(caller, span),
      visits: await this.visits.byType(caller, span),
      use: await this.visits.use(caller, span, { from, to }),
      induction: inductionRates(await this.cohorts.inductions(caller, span), instantFromMs(now.getTime()), policy),
      outcomes: outcomeRates(await this.cohorts.outcomes(caller, span), policy),
      openRiskEvents: await this.cohorts.openRiskEvents(caller),
    };
  }

  private async zone(caller: Caller): Promise<string> {
    const [row] = await this.database.of(caller).query<{ zone: string }>(`SELECT zone FROM clinic WHERE clinic_id = $1`, [caller.clinicId]);
    if (row === undefined) throw new Error('The caller works for a clinic that does not exist');
    return row.zone;
  }
}
