import { Module } from '@nestjs/common';
import { ClinicsModule } from '../clinics/index.js';
import { MessagesModule } from '../messages/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { CheckIn } from './check-in.js';
import { CheckInSurroundings } from './check-in-surroundings.js';
import { MakeLink } from './make-link.js';
import { OpenCheckInsQueries } from './open-check-ins.queries.js';
import { PatientAtLink } from './patient-at-link.js';
import { PortalController } from './portal.controller.js';
import { SendCheckIns } from './send-check-ins.js';
import { StaffCoverQueries } from './staff-cover.queries.js';
import { WriteCheckIn } from './write-check-in.js';

@Module({
  imports: [ClinicsModule, MessagesModule, OutcomeMeasuresModule],
  controllers: [PortalController],
  providers: [
    AccessLinksStore,
    CheckIn,
    CheckInSurroundings,
    MakeLink,
    PatientAtLink,
    OpenCheckInsQueries,
    SendCheckIns,
    StaffCoverQueries,
    WriteCheckIn,
  ],
})
export class PortalModule {}
