import type * as z from 'zod';
import {
  instantAtLocalTime,
  instantText,
  localDate,
  type Decision,
  type Instant,
  type TreatmentProduct,
  type Unmet,
} from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import type { EntryKind, SessionEntry } from '../entries/index.js';
import {
  decideStep,
  defaultSessionPolicy,
  entriesUntil,
  foldSession,
  type SessionFold,
  type SessionPolicy,
  type StepDetails,
  type StepTaken,
} from '../fold/index.js';
import { decodeSession, type DosingSession, type dosingSession } from '../session/index.js';
import { defaultOrders } from './default-orders.js';
import { entriesFrom, line, testId, type DetailsGiven, type LineOptions, type LineReferences, type LogLine } from './log-lines.js';
import { goldenPeople, goldenTeam, testPersonId, type GoldenPerson } from './people.js';

export type SessionGiven = Partial<z.input<typeof dosingSession>> & { readonly policy?: SessionPolicy };

const date = '2026-11-17';
const zone = 'America/New_York';

/** The golden day's clock time as an instant. Example: `clock('10:05')` is 15:05 in UTC. */
export function clock(time: string): Instant {
  return instantAtLocalTime(localDate(date), time, zone);
}

/** A session with everything in order by default: signed order, checked-in appointment, no open risk event. Times are of 2026-11-17 in New York. */
export function aDosingSession(product: TreatmentProduct = 'intravenous-ketamine', given: SessionGiven = {}): SessionBuilder {
  const { policy = defaultSessionPolicy, ...changes } = given;
  const session = {
    id: testId(2, 1),
    product,
    zone,
    plannedStart: instantText(clock('10:00')),
    patient: { weightG: 82_000, ageYears: 44 },
    order: defaultOrders[product],
    team: goldenTeam(testPersonId),
    surroundings: {
      isCourseInDosingPhase: true,
      isAppointmentCheckedIn: true,
      openRiskEvents: 0,
      withdrawnConsents: 0,
      therapistNote: 'signed',
    },
    ...changes,
  };
  const decoded = decodeSession(session);
  if (!decoded.allowed) throw new RangeError(JSON.stringify(decoded.refusals));
  return new SessionBuilder(decoded.value, policy, []);
}

/** Tells a session as a story, one line after another; each telling is a new builder. */
export class SessionBuilder {
  constructor(
    readonly session: DosingSession,
    readonly policy: SessionPolicy,
    readonly lines: readonly LogLine[],
  ) {}

  with<Kind extends EntryKind>(
    at: string,
    kind: Kind,
    details: DetailsGiven<Kind> | ((refer: LineReferences) => DetailsGiven<Kind>),
    options: LineOptions & { readonly by?: GoldenPerson } = {},
  ): SessionBuilder {
    const { by = 'ruiz', ...rest } = options;
    return this.telling(line(at, by, kind, details, rest));
  }

  telling(...lines: readonly LogLine[]): SessionBuilder {
    return new SessionBuilder(this.session, this.policy, [...this.lines, ...lines]);
  }

  /** Example: `withVitals('10:15', '142/86', 82, 97, 15)`: pressure, heart rate, SpO2, breathing. */
  withVitals(at: string, pressure: string, heartRatePerMin = 72, spo2Percent = 98, respiratoryRatePerMin = 14): SessionBuilder {
    const [systolicMmHg, diastolicMmHg] = pressure.split('/').map(Number);
    return this.with(
      at,
      'vitals-taken',
      { systolicMmHg, diastolicMmHg, heartRatePerMin, spo2Percent, respiratoryRatePerMin },
      { key: `vitals ${at}` },
    );
  }

  get entries(): readonly SessionEntry[] {
    return entriesFrom(this.lines, { date, zone, person: testPersonId, entryId: (index) => testId(3, index + 1), deviceId: testId(4, 1) });
  }

  /** The fold at a clock time, with only what had happened by then. */
  foldAt(time: string): SessionFold {
    return foldSession(this.session, entriesUntil(this.entries, clock(time)), this.policy, clock(time));
  }

  /** A step asked for at a clock time, by a nurse unless said otherwise. */
  step(time: string, kind: EntryKind, details: StepDetails = {}, by: GoldenPerson = 'ruiz'): Decision<StepTaken, Unmet> {
    const roles: readonly Role[] = goldenPeople[by].roles;
    return decideStep(this.foldAt(time).situation, { kind, details, authorId: testPersonId(by), roles });
  }
}
