import { Module } from '@nestjs/common';
import { ClinicsModule } from '../clinics/index.js';
import { MessagesModule } from '../messages/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { CheckIn } from './check-in.js';
import { CheckInSurroundings } from './check-in-surroundings.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import { MakeLink } from './make-link.js';
import { OpenCheckInsQueries } from './open-check-ins.queries.js';
import { PatientAtLink } from './patient-at-link.js';
import { PortalController } from './portal.controller.js';
import { RemindedVisitsQueries } from './reminded-visits.queries.js';
import { RemindOfVisits } from './remind-of-visits.js';
import { SendCheckIns } from './send-check-ins.js';
import { StaffCoverQueries } from './staff-cover.queries.js';
import { VisitAtLink } from './visit-at-link.js';
import { VisitLinkController } from './visit-link.controller.js';
import { WriteCheckIn } from './write-check-in.js';
import { WriteReminder } from './write-reminder.js';

@Module({
  imports: [ClinicsModule, MessagesModule, OutcomeMeasuresModule, SchedulingModule],
  controllers: [PortalController, VisitLinkController],
  providers: [
    AccessLinksStore,
    CheckIn,
    CheckInSurroundings,
    ClinicAtLinkQueries,
    MakeLink,
    PatientAtLink,
    OpenCheckInsQueries,
    RemindedVisitsQueries,
    RemindOfVisits,
    SendCheckIns,
    StaffCoverQueries,
    VisitAtLink,
    WriteCheckIn,
    WriteReminder,
  ],
})
export class PortalModule {}
