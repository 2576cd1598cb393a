import { Module } from '@nestjs/common';
import { ClinicsModule } from '../clinics/index.js';
import { MessagesModule } from '../messages/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { WaitlistModule } from '../waitlist/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { ChangedVisitsQueries } from './changed-visits.queries.js';
import { CheckIn } from './check-in.js';
import { CheckInPasses } from './check-in-passes.js';
import { CheckInSurroundings } from './check-in-surroundings.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import { MakeLink } from './make-link.js';
import { OpenCheckInsQueries } from './open-check-ins.queries.js';
import { PatientAtLink } from './patient-at-link.js';
import { PatientVisits } from './patient-visits.js';
import { PortalController } from './portal.controller.js';
import { RemindedVisitsQueries } from './reminded-visits.queries.js';
import { RemindOfVisits } from './remind-of-visits.js';
import { SendCheckIns } from './send-check-ins.js';
import { StaffCoverQueries } from './staff-cover.queries.js';
import { TellOfVisits } from './tell-of-visits.js';
import { VisitAtLink } from './visit-at-link.js';
import { OfferAtLink } from './offers/offer-at-link.js';
import { OfferByMail } from './offers/offer-by-mail.js';
import { OfferLinkController } from './offers/offer-link.controller.js';
import { WriteOffer } from './offers/write-offer.js';
import { OwnPages } from './pages/own-pages.js';
import { OwnPagesController } from './pages/own-pages.controller.js';
import { OwnVisitsQueries } from './pages/own-visits.queries.js';
import { PagesLink } from './pages/pages-link.js';
import { PagesLinkQueries } from './pages/pages-link.queries.js';
import { PagesStore } from './pages/pages.store.js';
import { OwnPasskeys } from './pages/own-passkeys.js';
import { OwnPasskeysController } from './pages/own-passkeys.controller.js';
import { PagesPasses } from './pages/pages-passes.js';
import { PagesStanding } from './pages/pages-standing.js';
import { PagesView } from './pages/pages-view.js';
import { PasskeyDoor } from './pages/passkey-door.js';
import { PasskeyQuestions } from './pages/passkey-questions.js';
import { PatientAtPages } from './pages/patient-at-pages.js';
import { PatientPasskeyStore } from './pages/patient-passkey.store.js';
import { PatientPagesController } from './pages/patient-pages.controller.js';
import { SharedWritings } from './pages/shared-writings.js';
import { WritingKeys } from './pages/writing-keys.js';
import { AskAsTablet } from './tablets/ask-as-tablet.js';
import { HandToTablet } from './tablets/hand-to-tablet.js';
import { KeepTablet } from './tablets/keep-tablet.js';
import { TabletsController } from './tablets/tablets.controller.js';
import { TabletsStore } from './tablets/tablets.store.js';
import { VisitLinkController } from './visit-link.controller.js';
import { WriteCheckIn } from './write-check-in.js';
import { WriteVisitLetter } from './write-visit-letter.js';

@Module({
  imports: [ClinicsModule, MessagesModule, OutcomeMeasuresModule, SchedulingModule, WaitlistModule],
  controllers: [
    PortalController,
    VisitLinkController,
    OfferLinkController,
    OwnPagesController,
    OwnPasskeysController,
    PatientPagesController,
    TabletsController,
  ],
  providers: [
    AccessLinksStore,
    AskAsTablet,
    HandToTablet,
    KeepTablet,
    TabletsStore,
    ChangedVisitsQueries,
    CheckIn,
    CheckInPasses,
    CheckInSurroundings,
    ClinicAtLinkQueries,
    MakeLink,
    PatientAtLink,
    OpenCheckInsQueries,
    OfferAtLink,
    OfferByMail,
    OwnPages,
    OwnPasskeys,
    OwnVisitsQueries,
    PagesLink,
    PagesLinkQueries,
    PagesPasses,
    PagesStanding,
    PagesStore,
    PagesView,
    PasskeyDoor,
    PasskeyQuestions,
    PatientAtPages,
    PatientPasskeyStore,
    PatientVisits,
    RemindedVisitsQueries,
    RemindOfVisits,
    SendCheckIns,
    SharedWritings,
    StaffCoverQueries,
    TellOfVisits,
    VisitAtLink,
    WriteCheckIn,
    WriteOffer,
    WriteVisitLetter,
    WritingKeys,
  ],
})
export class PortalModule {}
