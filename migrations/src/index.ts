import { CreateChartOpening20261129045500 } from './chart-access/20261129045500-create-chart-opening.js';
import { CreateOutagePack20261128230400 } from './continuity/20261128230400-create-outage-pack.js';
import { CreateSessionSeal20261128145500 } from './dosing-sessions/20261128145500-create-session-seal.js';
import { CreateTreatmentCourse20261128144000 } from './courses/20261128144000-create-treatment-course.js';
import { PlaceDosingSession20261128153000 } from './dosing-sessions/20261128153000-place-dosing-session.js';
import { RecordClockOffset20261128195500 } from './dosing-sessions/20261128195500-record-clock-offset.js';
import { CreateDosingSession20261124040100 } from './dosing-sessions/20261124040100-create-dosing-session.js';
import { CreateMeasureResponse20261128144700 } from './outcome-measures/20261128144700-create-measure-response.js';
import { CreateRiskEscalation20261201020000 } from './outcome-measures/20261201020000-create-risk-escalation.js';
import { PlaceMeasureAssignment20261201020100 } from './outcome-measures/20261201020100-place-measure-assignment.js';
import { CreateMeasureAssignment20261128154500 } from './outcome-measures/20261128154500-create-measure-assignment.js';
import { CreateMeasureLook20261201060100 } from './outcome-measures/20261201060100-create-measure-look.js';
import { CreateAccessLink20261128154600 } from './portal/20261128154600-create-access-link.js';
import { CreatePatient20261124010100 } from './patients/20261124010100-create-patient.js';
import { WidenPatientFact20261124010200 } from './patients/20261124010200-widen-patient-fact.js';
import { WidenPatientFactAgain20261128150300 } from './patients/20261128150300-widen-patient-fact-again.js';
import { CreateClinic20261124000200 } from './clinics/20261124000200-create-clinic.js';
import { CreateAuditTrail20261124000100 } from './platform/20261124000100-create-audit-trail.js';
import { SealAnswers20261128152000 } from './platform/20261128152000-seal-answers.js';
import { SealAuditTrail20261128144500 } from './platform/20261128144500-seal-audit-trail.js';
import { CreatePasswordLink20261128201500 } from './sign-in/20261128201500-create-password-link.js';
import { CreatePasskey20261128165800 } from './sign-in/20261128165800-create-passkey.js';
import { CreateSignIn20261124000400 } from './sign-in/20261124000400-create-sign-in.js';
import { CreateStaff20261124000300 } from './staff/20261124000300-create-staff.js';
import { CreateResource20261128144800 } from './scheduling/20261128144800-create-resource.js';
import { CreateAppointment20261128144900 } from './scheduling/20261128144900-create-appointment.js';
import { AddSkillsAndNeeds20261128191200 } from './scheduling/20261128191200-add-skills-and-needs.js';
import { CreateTherapyNote20261124050100 } from './therapy-notes/20261124050100-create-therapy-note.js';
import { CreateProcessNote20261128234500 } from './therapy-notes/20261128234500-create-process-note.js';
import { CreateVocabularyWord20261129000000 } from './therapy-notes/20261129000000-create-vocabulary-word.js';
import { IndexNoteWords20261129004600 } from './therapy-notes/20261129004600-index-note-words.js';
import { CreateAmendmentRequest20261129082100 } from './therapy-notes/20261129082100-create-amendment-request.js';
import { CreateNoteLetter20261129090500 } from './therapy-notes/20261129090500-create-note-letter.js';
import { LetHeldDoseBeBookedAgain20261128201000 } from './scheduling/20261128201000-let-held-dose-be-booked-again.js';
import { LetHeldDoseBeBookedAtOnce20261129085300 } from './scheduling/20261129085300-let-held-dose-be-booked-at-once.js';
import { CreateMonitorDevice20261128210400 } from './monitors/20261128210400-create-monitor-device.js';
import { ForgetMonitorMessages20261129002400 } from './monitors/20261129002400-forget-monitor-messages.js';
import { CreatePatientMessage20261128225900 } from './messages/20261128225900-create-patient-message.js';
import { CountersignNote20261129081500 } from './therapy-notes/20261129081500-countersign-note.js';
import { CreateNoteTemplate20261129080700 } from './therapy-notes/20261129080700-create-note-template.js';
import { OpenVisitByLink20261129113000 } from './portal/20261129113000-open-visit-by-link.js';
import { CreateLateCancellation20261130140000 } from './scheduling/20261130140000-create-late-cancellation.js';
import { CreateMoveRequest20261129113100 } from './scheduling/20261129113100-create-move-request.js';
import { RetireVocabularyWord20261129114400 } from './therapy-notes/20261129114400-retire-vocabulary-word.js';
import { CreateCalendarFeed20261129121500 } from './interop/20261129121500-create-calendar-feed.js';
import { AllowRebuttal20261129123900 } from './therapy-notes/20261129123900-allow-rebuttal.js';
import { MailOwnPagesLink20261130110200 } from './messages/20261130110200-mail-own-pages-link.js';
import { OpenOwnPagesByLink20261130110000 } from './portal/20261130110000-open-own-pages-by-link.js';
import { CreatePatientWriting20261130110100 } from './portal/20261130110100-create-patient-writing.js';
import { CreateNotePutAside20261129130100 } from './therapy-notes/20261129130100-create-note-put-aside.js';
import { PutSignedNoteAside20261201030000 } from './therapy-notes/20261201030000-put-signed-note-aside.js';
import { CreateSessionSummary20261130120000 } from './dosing-sessions/20261130120000-create-session-summary.js';
import { CreateShiftNote20261129123000 } from './today/20261129123000-create-shift-note.js';
import { IndexAppointmentStepTaker20261130130000 } from './scheduling/20261130130000-index-appointment-step-taker.js';
import { AskForFollowUp20261201070000 } from './scheduling/20261201070000-ask-for-follow-up.js';
import { IndexUnsettledVisits20261201070100 } from './scheduling/20261201070100-index-unsettled-visits.js';
import { IndexArrivals20261201070200 } from './scheduling/20261201070200-index-arrivals.js';
import { IndexDeceasedPatients20261201070300 } from './patients/20261201070300-index-deceased-patients.js';
import { WaitUntilAndWithWhom20261201060000 } from './waitlist/20261201060000-wait-until-and-with-whom.js';
import { CreateWaitlist20261130131000 } from './waitlist/20261130131000-create-waitlist.js';
import { OfferSlotByMail20261201010000 } from './portal/20261201010000-offer-slot-by-mail.js';
import { LetMessagesComeBack20261201050000 } from './messages/20261201050000-let-messages-come-back.js';
import { TakeMessages20261201080100 } from './messages/20261201080100-take-messages.js';
import { TellOfChangedVisits20261201080000 } from './messages/20261201080000-tell-of-changed-visits.js';
import { NameClinicInLetters20261201050100 } from './clinics/20261201050100-name-clinic-in-letters.js';
import { CreateWaitingRoomTablet20261201090000 } from './portal/20261201090000-create-waiting-room-tablet.js';
import { CreatePatientPasskey20261201040000 } from './portal/20261201040000-create-patient-passkey.js';
import { ErasePatientWriting20261201040100 } from './portal/20261201040100-erase-patient-writing.js';

/** Every migration, by name; they run in the order of their timestamps. */
export const migrations = [
  CreateAuditTrail20261124000100,
  CreateClinic20261124000200,
  CreateStaff20261124000300,
  CreateSignIn20261124000400,
  CreatePatient20261124010100,
  WidenPatientFact20261124010200,
  CreateDosingSession20261124040100,
  CreateTherapyNote20261124050100,
  CreateTreatmentCourse20261128144000,
  SealAuditTrail20261128144500,
  WidenPatientFactAgain20261128150300,
  SealAnswers20261128152000,
  CreateMeasureResponse20261128144700,
  CreateMeasureAssignment20261128154500,
  CreateAccessLink20261128154600,
  CreateResource20261128144800,
  CreateAppointment20261128144900,
  CreateSessionSeal20261128145500,
  PlaceDosingSession20261128153000,
  CreatePasskey20261128165800,
  AddSkillsAndNeeds20261128191200,
  RecordClockOffset20261128195500,
  LetHeldDoseBeBookedAgain20261128201000,
  CreatePasswordLink20261128201500,
  CreateMonitorDevice20261128210400,
  CreateOutagePack20261128230400,
  CreateProcessNote20261128234500,
  ForgetMonitorMessages20261129002400,
  CreateVocabularyWord20261129000000,
  CreatePatientMessage20261128225900,
  IndexNoteWords20261129004600,
  CreateChartOpening20261129045500,
  CreateAmendmentRequest20261129082100,
  LetHeldDoseBeBookedAtOnce20261129085300,
  CreateNoteTemplate20261129080700,
  CountersignNote20261129081500,
  CreateNoteLetter20261129090500,
  OpenVisitByLink20261129113000,
  CreateMoveRequest20261129113100,
  RetireVocabularyWord20261129114400,
  CreateCalendarFeed20261129121500,
  AllowRebuttal20261129123900,
  CreateShiftNote20261129123000,
  CreateNotePutAside20261129130100,
  OpenOwnPagesByLink20261130110000,
  CreatePatientWriting20261130110100,
  MailOwnPagesLink20261130110200,
  CreateSessionSummary20261130120000,
  IndexAppointmentStepTaker20261130130000,
  CreateWaitlist20261130131000,
  CreateLateCancellation20261130140000,
  OfferSlotByMail20261201010000,
  CreateRiskEscalation20261201020000,
  PlaceMeasureAssignment20261201020100,
  PutSignedNoteAside20261201030000,
  CreatePatientPasskey20261201040000,
  ErasePatientWriting20261201040100,
  LetMessagesComeBack20261201050000,
  NameClinicInLetters20261201050100,
  WaitUntilAndWithWhom20261201060000,
  CreateMeasureLook20261201060100,
  AskForFollowUp20261201070000,
  IndexUnsettledVisits20261201070100,
  IndexArrivals20261201070200,
  IndexDeceasedPatients20261201070300,
  TellOfChangedVisits20261201080000,
  TakeMessages20261201080100,
  CreateWaitingRoomTablet20261201090000,
];
