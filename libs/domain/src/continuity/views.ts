import type { DosingSessionView } from '../dosing-sessions/index.js';
import type { AllergyBanner, Medicine } from '../patients/index.js';
import type { LocalDate } from '../shared/index.js';
import type { TodayView } from '../today/index.js';

/** What a chart says of a patient of the day, for reading while the server is away. Null where the reader's role does not read charts. */
export interface PackedChart {
  readonly allergies: AllergyBanner;
  /** Those that are taken, on hold or of unknown state; stopped ones are left out. */
  readonly medicines: readonly Medicine[];
}

export interface PackedVisit {
  /** The visit of today's list. */
  readonly visitId: string;
  readonly patientId: string;
  readonly birthDate: string | null;
  readonly recordNumber: string | null;
  readonly chart: PackedChart | null;
}

/** A session as it stands, or as it will be once it is opened for its appointment: then under the appointment's own id. */
export interface PackedSession {
  readonly view: DosingSessionView;
  readonly opensAppointmentId: string | null;
}

/** Everything a device keeps for the clinic's day: the list, the patients on it, and the sessions that are open or planned. */
export interface DayPack {
  readonly madeAt: string;
  readonly day: LocalDate;
  readonly today: TodayView;
  readonly visits: readonly PackedVisit[];
  readonly sessions: readonly PackedSession[];
}
