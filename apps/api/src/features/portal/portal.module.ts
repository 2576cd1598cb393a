import { Module } from '@nestjs/common';
import { ClinicsModule } from '../clinics/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { CheckIn } from './check-in.js';
import { CheckInSurroundings } from './check-in-surroundings.js';
import { MakeLink } from './make-link.js';
import { PatientAtLink } from './patient-at-link.js';
import { PortalController } from './portal.controller.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

@Module({
  imports: [ClinicsModule, OutcomeMeasuresModule],
  controllers: [PortalController],
  providers: [AccessLinksStore, CheckIn, CheckInSurroundings, MakeLink, PatientAtLink, StaffCoverQueries],
})
export class PortalModule {}
