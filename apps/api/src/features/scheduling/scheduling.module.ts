import { Module } from '@nestjs/common';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { ArrangeVisits } from './arrange-visits.js';
import { BookableVisitsQueries } from './bookable-visits.queries.js';
import { BookAppointment } from './book-appointment.js';
import { BookSeries } from './book-series.js';
import { CompleteVisit } from './complete-visit.js';
import { CourseVisits } from './course-visits.js';
import { CourseVisitsQueries } from './course-visits.queries.js';
import { FindPlace } from './find-place.js';
import { KeepResource } from './keep-resource.js';
import { LateArrival } from './late-arrival.js';
import { MissedVisitsQueries } from './missed-visits.queries.js';
import { MoveAppointment } from './move-appointment.js';
import { NameEscort } from './name-escort.js';
import { TurnIntoTherapyVisit } from './turn-into-therapy-visit.js';
import { DecideLateCancellation } from './decide-late-cancellation.js';
import { LateCancellationsStore } from './late-cancellations.store.js';
import { DecideMoveRequest } from './decide-move-request.js';
import { MoveRequestsStore } from './move-requests.store.js';
import { PatientAnswers } from './patient-answers.js';
import { PatientAnswersController } from './patient-answers.controller.js';
import { PatientAnswersQueries } from './patient-answers.queries.js';
import { PatientNeedsController } from './patient-needs.controller.js';
import { PatientNeedsStore } from './patient-needs.store.js';
import { PlaceVisits } from './place-visits.js';
import { PolicyController } from './policy.controller.js';
import { ProposeSeries } from './propose-series.js';
import { RecordAbsence } from './record-absence.js';
import { ReplaceVisits } from './replace-visits.js';
import { ResourcesController } from './resources.controller.js';
import { ResourcesQueries } from './resources.queries.js';
import { ResourcesStore } from './resources.store.js';
import { ScheduleController } from './schedule.controller.js';
import { ScheduleQueries } from './schedule.queries.js';
import { SchedulingPolicies } from './scheduling-policies.js';
import { SeriesController } from './series.controller.js';
import { SeriesSituation } from './series-situation.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';
import { TakeAppointmentStep } from './take-appointment-step.js';
import { VisitsInTheWayQueries } from './visits-in-the-way.queries.js';
import { WritePatientAnswer } from './write-patient-answer.js';

@Module({
  controllers: [
    AppointmentsController,
    PatientAnswersController,
    PatientNeedsController,
    PolicyController,
    ResourcesController,
    ScheduleController,
    SeriesController,
  ],
  providers: [
    AppointmentsQueries,
    AppointmentsStore,
    ArrangeVisits,
    BookableVisitsQueries,
    BookAppointment,
    BookSeries,
    CompleteVisit,
    CourseVisits,
    CourseVisitsQueries,
    DecideLateCancellation,
    DecideMoveRequest,
    FindPlace,
    KeepResource,
    LateArrival,
    LateCancellationsStore,
    MissedVisitsQueries,
    MoveAppointment,
    NameEscort,
    TurnIntoTherapyVisit,
    MoveRequestsStore,
    PatientAnswers,
    PatientAnswersQueries,
    PatientNeedsStore,
    PlaceVisits,
    ProposeSeries,
    SchedulingPolicies,
    SeriesSituation,
    RecordAbsence,
    ReplaceVisits,
    ResourcesQueries,
    ResourcesStore,
    ScheduleQueries,
    StandingVisitsQueries,
    TakeAppointmentStep,
    VisitsInTheWayQueries,
    WritePatientAnswer,
  ],
  exports: [
    BookAppointment,
    CompleteVisit,
    FindPlace,
    KeepResource,
    MissedVisitsQueries,
    PatientAnswers,
    PatientAnswersQueries,
    SchedulingPolicies,
    TakeAppointmentStep,
  ],
})
export class SchedulingModule {}
