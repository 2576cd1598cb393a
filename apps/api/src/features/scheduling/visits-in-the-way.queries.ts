import { Injectable } from '@nestjs/common';
import { appointmentStates, holdsResources, type AskVisitsInTheWay, type VisitInTheWay, type VisitsInTheWayView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface Row {
  readonly id: string;
  readonly local_on: VisitInTheWay['on'];
  readonly patient_name: string;
  readonly title: string;
  readonly state: VisitInTheWay['state'];
  readonly starts_at: string;
  readonly ends_at: string;
  readonly total: number;
}

/** As many as somebody works through at once; the answer says how many more there are. */
const most = 100;
const standing = appointmentStates.filter(holdsResources);

/** Which booked visits a leave, a maintenance or a holiday hits, first ones first. */
@Injectable()
export class VisitsInTheWayQueries {
  constructor(private readonly database: Database) {}

  async ask(caller: Caller, { from, until, resource, site }: AskVisitsInTheWay): Promise<VisitsInTheWayView> {
    const window = [new Date(from).toISOString(), new Date(until).toISOString()];
    const rows = await this.database
      .of(caller)
      .query<Row>(resource === undefined ? ofSite : ofResource, [caller.clinicId, resource ?? site, ...window, standing]);
    return { total: rows[0]?.total ?? 0, visits: rows.map(visitOf) };
  }
}

function visitOf({ id, local_on: on, patient_name: patientName, title, state, ...row }: Row): VisitInTheWay {
  return { id, on, patientName, title, state, startsAt: row.starts_at, endsAt: row.ends_at };
}

// Windows compare the plain starts_at, which the index holds; nobody's booking lasts longer than a day.
const inWindow = (what: string): string =>
  `${what}.starts_at < $4 AND ${what}.starts_at > $3::timestamptz - interval '1 day' AND ${what}.ends_at > $3`;

const visits = (
  which: string,
): string => `SELECT a.id, a.local_on, p.display_name AS patient_name, a.title, a.state, a.starts_at, a.ends_at,
    (count(*) OVER ())::int AS total
  FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE a.clinic_id = $1 AND a.state = ANY ($5) AND ${which} ORDER BY a.starts_at, a.id LIMIT ${most}`;

const ofResource = visits(`a.id IN (SELECT k.appointment_id FROM resource_booking k
    WHERE k.clinic_id = $1 AND k.resource_id = $2 AND ${inWindow('k')} AND k.status <> 'cancelled')`);

const ofSite = visits(`a.site_id = $2 AND ${inWindow('a')}`);
