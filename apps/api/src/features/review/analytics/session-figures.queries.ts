import { Injectable } from '@nestjs/common';
import type { AlertFigures, AnalyticsPolicy, RouteFigures } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import type { Span } from './span.js';

const ofSpan = `FROM session_summary m WHERE m.clinic_id = $1 AND m.planned_start >= $2 AND m.planned_start < $3`;

@Injectable()
export class SessionFigures {
  constructor(private readonly database: Database) {}

  byRoute(caller: Caller, { from, to }: Span, { lateAfterMin }: AnalyticsPolicy): Promise<RouteFigures[]> {
    return this.database.of(caller).query<RouteFigures>(
      `SELECT m.product, count(*)::int AS sessions,
         (count(*) FILTER (WHERE m.outcome = 'stopped-early'))::int AS "stoppedEarly",
         (count(*) FILTER (WHERE m.outcome IN ('not-given', 'not-started')))::int AS "notGiven",
         count(m.start_delay_min)::int AS "startsKnown", (count(*) FILTER (WHERE m.start_delay_min > $4))::int AS "lateStarts",
         sum(m.vitals_due)::int AS "vitalsDue", sum(m.vitals_late)::int AS "vitalsLate", sum(m.vitals_missed)::int AS "vitalsMissed",
         sum(m.pauses)::int AS pauses, sum(m.adverse_events)::int AS "adverseEvents", sum(m.overrides)::int AS overrides, sum(m.wastes)::int AS wastes,
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY m.chair_min))::int AS "medianChairMin"
       ${ofSpan} GROUP BY m.product ORDER BY m.product`,
      [caller.clinicId, from, to, lateAfterMin],
    );
  }

  alerts(caller: Caller, { from, to }: Span): Promise<AlertFigures[]> {
    return this.database.of(caller).query<AlertFigures>(
      `SELECT a.tier, count(*)::int AS alerts, (count(*) FILTER (WHERE a."acknowledgedMin" IS NULL))::int AS unanswered,
         (count(*) FILTER (WHERE a."resolvedMin" IS NULL))::int AS unresolved,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY a."acknowledgedMin") AS "medianAcknowledgedMin", max(a."acknowledgedMin") AS "slowestAcknowledgedMin",
         percentile_cont(0.5) WITHIN GROUP (ORDER BY a."informedMin") AS "medianInformedMin"
       FROM session_summary m CROSS JOIN LATERAL jsonb_to_recordset(m.alerts) AS a (tier text, "acknowledgedMin" int, "informedMin" int, "resolvedMin" int)
       WHERE m.clinic_id = $1 AND m.planned_start >= $2 AND m.planned_start < $3 AND m.alerts <> '[]' GROUP BY a.tier ORDER BY a.tier`,
      [caller.clinicId, from, to],
    );
  }
}
