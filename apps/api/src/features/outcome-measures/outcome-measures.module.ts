import { Module } from '@nestjs/common';
import { ActOnRiskEvent } from './act-on-risk-event.js';
import { AssignCourseMeasures } from './assign-course-measures.js';
import { AssignMeasures } from './assign-measures.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { CourseHappeningsQueries } from './course-happenings.queries.js';
import { CrisisContact } from './crisis-contact.js';
import { CrisisContactController } from './crisis-contact.controller.js';
import { EscalateRiskEvents } from './escalate-risk-events.js';
import { FreezeBaseline } from './freeze-baseline.js';
import { MarkResponseInError } from './mark-response-in-error.js';
import { MeasuresQueries } from './measures.queries.js';
import { OpenRiskEvent } from './open-risk-event.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { PatientMeasuresController } from './patient-measures.controller.js';
import { PatientNumbers } from './patient-numbers.js';
import { RecordResponse } from './record-response.js';
import { RiskEventsController } from './risk-events.controller.js';
import { RiskEventsQueries } from './risk-events.queries.js';
import { RiskLadder } from './risk-ladder.js';
import { SafetyContacts } from './safety-contacts.js';
import { ToldController } from './told.controller.js';
import { ToldLooks } from './told-looks.js';

const useCases = [ActOnRiskEvent, AssignMeasures, CrisisContact, FreezeBaseline, MarkResponseInError, OpenRiskEvent, RecordResponse];

@Module({
  controllers: [AssignmentsController, CrisisContactController, PatientMeasuresController, RiskEventsController, ToldController],
  providers: [
    ...useCases,
    AssignCourseMeasures,
    AssignmentsQueries,
    CourseHappeningsQueries,
    EscalateRiskEvents,
    MeasuresQueries,
    PatientNumbers,
    RiskEventsQueries,
    RiskLadder,
    SafetyContacts,
    OutcomeMeasuresStore,
    ToldLooks,
  ],
  exports: [
    ActOnRiskEvent,
    AssignmentsQueries,
    CrisisContact,
    FreezeBaseline,
    MeasuresQueries,
    RecordResponse,
    RiskEventsQueries,
    SafetyContacts,
    ToldLooks,
  ],
})
export class OutcomeMeasuresModule {}
