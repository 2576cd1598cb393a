import { Injectable } from '@nestjs/common';
import { allergyBanner, type Allergy, type LocalDate, type Medicine, type PackedChart } from '@sojourn/domain';
import type { ClinicData } from '../../platform/database/database.js';

interface ChartRow {
  readonly id: string;
  readonly no_allergies_stated_on: string | null;
  readonly allergies: readonly Allergy[];
  readonly medicines: readonly Medicine[];
}

const standing = (kind: string): string => `(SELECT coalesce(jsonb_agg(f.details ORDER BY f.recorded_at, f.id), '[]') FROM patient_fact f
  WHERE f.clinic_id = $1 AND f.patient_id = p.id AND f.kind = '${kind}' AND NOT EXISTS
    (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = p.id AND a.amends_id = f.id))`;

/** What the charts of some patients say of allergies and medicines. Whoever asks has seen to the audit entries. */
@Injectable()
export class PackedCharts {
  async of(data: ClinicData, clinicId: number, patientIds: readonly string[]): Promise<ReadonlyMap<string, PackedChart>> {
    const rows = await data.query<ChartRow>(
      `SELECT p.id, p.no_allergies_stated_on, ${standing('allergy')} AS allergies, ${standing('medicine')} AS medicines
       FROM patient p WHERE p.clinic_id = $1 AND p.id = ANY ($2)`,
      [clinicId, patientIds],
    );
    return new Map(rows.map((row) => [row.id, chartOf(row)]));
  }
}

function chartOf({ allergies, medicines, no_allergies_stated_on: askedOn }: ChartRow): PackedChart {
  const stated = askedOn === null ? null : { askedOn: askedOn as LocalDate };
  return { allergies: allergyBanner(allergies, stated), medicines: medicines.filter(({ status }) => status !== 'stopped') };
}
