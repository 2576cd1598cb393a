import { Injectable } from '@nestjs/common';
import {
  ageInYears,
  allergyBanner,
  defaultSessionPolicy,
  dosingSession,
  missingEntries,
  type Allergy,
  type AllergyBanner,
  withholdUnchecked,
  type DosingSession,
  type DosingSessionView,
  type LocalDate,
  type SessionEntry,
  type SessionListItem,
  type TreatmentProduct,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { DosingSessionsStore, type SessionRow } from './dosing-sessions.store.js';
import { entryColumns, entryOf, type EntryRow } from './entry-rows.js';
import { SessionPlaces } from './session-places.queries.js';
import { SessionSurroundings } from './session-surroundings.queries.js';

@Injectable()
export class DosingSessionsQueries {
  constructor(
    private readonly database: Database,
    private readonly store: DosingSessionsStore,
    private readonly surroundings: SessionSurroundings,
    private readonly places: SessionPlaces,
  ) {}

  /** The newest sessions of the clinic, latest planned start first. */
  async list(caller: Caller): Promise<SessionListItem[]> {
    const rows = await this.database
      .of(caller)
      .query<{ id: string; patient_id: string; display_name: string; product: TreatmentProduct; planned_start: string }>(
        `SELECT s.id, s.patient_id, p.display_name, s.product, s.planned_start FROM dosing_session s
       JOIN patient p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id WHERE s.clinic_id = $1 ORDER BY s.planned_start DESC, s.id LIMIT 100`,
        [caller.clinicId],
      );
    return rows.map((row) => ({
      id: row.id,
      patientId: row.patient_id,
      patientName: row.display_name,
      product: row.product,
      plannedStart: row.planned_start,
    }));
  }

  /** The session as this person may see it: what a colleague prepared and nobody has checked keeps its figures to itself. */
  async view(caller: Caller, id: string): Promise<DosingSessionView> {
    const record = await this.record(caller, id);
    return { ...record, entries: withholdUnchecked(record.entries, caller.staffMemberId) };
  }

  /** The whole record, for deciding on it. Not to be shown as it is. */
  async record(caller: Caller, id: string): Promise<DosingSessionView> {
    const row = await this.store.find(caller, id);
    if (row === undefined) throw notFound('Dosing session');
    this.database.concerns(caller, { patientId: row.patient_id, entityId: id });
    return this.viewOf(caller, row, await this.entries(caller, id));
  }

  /** A dosing visit's session before anybody opened it: what a tablet needs to go on with it while the server is away. */
  async planned(caller: Caller, appointmentId: string): Promise<DosingSessionView> {
    const { product } = await this.places.ofAppointment(caller, appointmentId);
    const row = await this.store.planned(caller, appointmentId, product);
    if (row === undefined) throw notFound('Appointment');
    return this.viewOf(caller, row, []);
  }

  private async viewOf(caller: Caller, row: SessionRow, entries: SessionEntry[]): Promise<DosingSessionView> {
    const allergies = await this.allergies(caller, row);
    return {
      session: await this.sessionOf(caller, row, allergies),
      entries,
      policy: defaultSessionPolicy,
      patientId: row.patient_id,
      patientName: row.display_name,
      birthDate: row.birth_date,
      recordNumber: row.record_number,
      allergies,
      formsAtCheckIn: await this.surroundings.formsAtCheckIn(caller, row),
      leaseDeviceId: row.lease_device_id,
      missing: missingEntries(entries),
      people: await this.people(caller),
    };
  }

  async entries(caller: Caller, id: string): Promise<SessionEntry[]> {
    const rows = await this.database
      .of(caller)
      .query<EntryRow>(`SELECT ${entryColumns} FROM session_entry WHERE clinic_id = $1 AND session_id = $2 ORDER BY id`, [
        caller.clinicId,
        id,
      ]);
    return rows.map(entryOf);
  }

  private async sessionOf(caller: Caller, row: SessionRow, banner: AllergyBanner): Promise<DosingSession> {
    const [weighed] = await this.database.of(caller).query<{ weight: number }>(
      `SELECT (details ->> 'weightG')::int AS weight FROM patient_fact
       WHERE clinic_id = $1 AND patient_id = $2 AND kind = 'measurement' AND details ->> 'kind' = 'weight' AND NOT EXISTS
         (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.amends_id = patient_fact.id)
       ORDER BY occurred_at DESC NULLS LAST, id DESC LIMIT 1`,
      [caller.clinicId, row.patient_id],
    );
    const ageYears = ageInYears(
      row.birth_date as Parameters<typeof ageInYears>[0],
      row.planned_start.slice(0, 10) as Parameters<typeof ageInYears>[1],
    );
    return dosingSession.parse({
      id: row.id,
      product: row.product,
      zone: row.zone,
      plannedStart: row.planned_start,
      patient: { weightG: weighed?.weight ?? null, ageYears, allergies: substancesOf(banner) },
      order: row.order_content,
      isEscortRequired: row.is_escort_required,
      isPregnancyTestRequired: row.is_pregnancy_test_required,
      team: row.team,
      surroundings: await this.surroundings.of(caller, row),
    });
  }

  private async allergies(caller: Caller, patient: SessionRow): Promise<AllergyBanner> {
    const rows = await this.database.of(caller).query<{ details: Allergy }>(
      `SELECT f.details FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind = 'allergy' AND NOT EXISTS
         (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.amends_id = f.id)`,
      [caller.clinicId, patient.patient_id],
    );
    const askedOn = patient.no_allergies_stated_on;
    return allergyBanner(
      rows.map(({ details }) => details),
      askedOn === null ? null : { askedOn: askedOn as LocalDate },
    );
  }

  /** Who wrote an entry: a member of staff, or a monitor. */
  private async people(caller: Caller): Promise<Record<string, string>> {
    const rows = await this.database
      .of(caller)
      .query<{ id: string; display_name: string }>(
        `SELECT id, display_name FROM staff_member WHERE clinic_id = $1 UNION ALL SELECT id, name FROM monitor_device WHERE clinic_id = $1`,
        [caller.clinicId],
      );
    return Object.fromEntries(rows.map(({ id, display_name: name }) => [id, name]));
  }
}

/** What a rescue medicine is held against by its name, as the formulary writes names; null while nobody has asked. Source: clinical reference §2.7. */
function substancesOf(banner: AllergyBanner): string[] | null {
  if (banner.kind === 'not-asked') return null;
  if (banner.kind === 'no-known-allergies') return [];
  return banner.allergies.slice(0, 100).map(({ substance }) => substance.trim().toLowerCase().replaceAll(/\s+/g, '-').slice(0, 80));
}
