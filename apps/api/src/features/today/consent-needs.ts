import { Injectable } from '@nestjs/common';
import {
  consentTexts,
  isDosingVisit,
  mayDo,
  missingConsents,
  visitTypes,
  type ConsentCode,
  type LocalDate,
  type TodayNeed,
  type TreatmentProduct,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ChartFacts } from '../patients/index.js';

interface BookedDose {
  readonly patientId: string;
  readonly name: string;
  readonly product: TreatmentProduct;
  readonly startsAt: string;
  readonly on: LocalDate;
}

const mostNeeds = 50;
const dosingVisits = visitTypes.filter(isDosingVisit);

/** Consents that will not be in force on the day of a dose booked for the next two days, or of today's that has not begun; the nearest first. Source: clinical reference §1.3. */
@Injectable()
export class ConsentNeeds {
  constructor(
    private readonly facts: ChartFacts,
    private readonly door: ChartDoor,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One line for each patient and medicine, for whoever signs or collects consents. */
  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'consents.record')) return [];
    const booked = await this.bookedDoses(caller);
    const open = await this.door.openTo(
      caller,
      booked.map(({ patientId }) => patientId),
    );
    const needs: TodayNeed[] = [];
    for (const dose of booked.filter(({ patientId }) => open.has(patientId)).slice(0, mostNeeds)) {
      const missing = missingConsents(dose.product, await this.facts.consents(caller, dose.patientId), dose.on);
      if (missing.length > 0)
        needs.push(
          needOf(
            dose,
            missing.map(({ code }) => titleOf(code)),
          ),
        );
    }
    return needs;
  }

  private bookedDoses(caller: Caller): Promise<BookedDose[]> {
    return this.database.of(caller).query<BookedDose>(
      `SELECT * FROM (SELECT DISTINCT ON (a.patient_id, c.product) a.patient_id AS "patientId", p.display_name AS name, c.product, a.starts_at AS "startsAt",
         a.local_on::text AS "on" FROM appointment a JOIN treatment_course c ON c.clinic_id = a.clinic_id AND c.id = a.course_id
         JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
       WHERE a.clinic_id = $1 AND a.starts_at > $2::timestamptz - interval '12 hours' AND a.starts_at < $2::timestamptz + interval '2 days' AND a.visit_type = ANY ($3)
         AND a.state IN ('booked', 'confirmed', 'arrived', 'checked-in') ORDER BY a.patient_id, c.product, a.starts_at) dose
       ORDER BY "startsAt", "patientId" LIMIT 500`,
      [caller.clinicId, this.clock.nowIso(), dosingVisits],
    );
  }
}

function needOf({ patientId, name, product, startsAt }: BookedDose, titles: readonly string[]): TodayNeed {
  return {
    id: `consents ${patientId} ${product}`,
    sentence: `Settle the consents of ${name} before the dose`,
    detail: `Not in force on that day: ${titles.join(', ')}.`,
    address: `/patients/${patientId}/consents?product=${product}`,
    dueAt: startsAt,
  };
}

/** What a consent is called: by the newest text there is. */
function titleOf(code: ConsentCode): string {
  return consentTexts.findLast((text) => text.code === code)?.title ?? code;
}
