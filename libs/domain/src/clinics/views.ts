import type { OpeningHours } from './opening-hours.js';
import type { OpenClinic, Pump, PumpStanding, Site, TreatmentRoom } from './places.js';

export interface ClinicView extends OpenClinic {
  readonly clinicId: number;
  readonly sites: readonly SiteView[];
}

export interface SiteView extends Site {
  readonly id: string;
  readonly rooms: readonly TreatmentRoomView[];
  readonly pumps: readonly PumpView[];
}

/** When a site is open, as the schedule and the staffed hours follow it. */
export interface SiteHoursView {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly hours: OpeningHours;
  readonly version: number;
}

export interface TreatmentRoomView extends TreatmentRoom {
  readonly id: string;
}

export interface PumpView extends Pump {
  readonly id: string;
  readonly standing: PumpStanding;
}
