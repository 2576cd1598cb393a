import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { TherapyNotesModule } from '../therapy-notes/index.js';
import { AnalyticsController } from './analytics/analytics.controller.js';
import { AnalyticsQueries } from './analytics/analytics.queries.js';
import { CohortQueries } from './analytics/cohort.queries.js';
import { SessionFigures } from './analytics/session-figures.queries.js';
import { VisitFiguresQueries } from './analytics/visit-figures.queries.js';
import { ReviewController } from './review.controller.js';
import { ReviewQueries } from './review.queries.js';

@Module({
  imports: [DosingSessionsModule, TherapyNotesModule],
  controllers: [AnalyticsController, ReviewController],
  providers: [AnalyticsQueries, CohortQueries, ReviewQueries, SessionFigures, VisitFiguresQueries],
})
export class ReviewModule {}
