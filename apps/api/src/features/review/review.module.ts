import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { TherapyNotesModule } from '../therapy-notes/index.js';
import { AnalyticsController } from './analytics/analytics.controller.js';
import { AnalyticsQueries } from './analytics/analytics.queries.js';
import { CohortQueries } from './analytics/cohort.queries.js';
import { SessionFigures } from './analytics/session-figures.queries.js';
import { VisitFiguresQueries } from './analytics/visit-figures.queries.js';
import { CaseloadController } from './caseload/caseload.controller.js';
import { CaseloadCourses } from './caseload/caseload-courses.queries.js';
import { CaseloadQueries } from './caseload/caseload.queries.js';
import { ReviewController } from './review.controller.js';
import { ReviewQueries } from './review.queries.js';

@Module({
  imports: [DosingSessionsModule, OutcomeMeasuresModule, TherapyNotesModule],
  controllers: [AnalyticsController, CaseloadController, ReviewController],
  providers: [AnalyticsQueries, CaseloadCourses, CaseloadQueries, CohortQueries, ReviewQueries, SessionFigures, VisitFiguresQueries],
})
export class ReviewModule {}
