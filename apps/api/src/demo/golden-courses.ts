import type { TreatmentProduct } from '@sojourn/domain';
import { alexLines, beaLines, carlosLines, type defaultOrders, type LogLine } from '@sojourn/domain/testing';

/** One of the three courses of the golden day with its session, as the demo clinic tells it. Source: clinical reference §10.1–10.4. */
export interface GoldenCourse {
  readonly key: 'alex' | 'bea' | 'carlos';
  readonly product: TreatmentProduct & keyof typeof defaultOrders;
  readonly protocolId: string;
  readonly visitKey: string;
  /** Wall-clock times of the golden day. */
  readonly startsAt: string;
  readonly arrivesAt: string;
  readonly orderedAt: string;
  readonly nurse: string;
  readonly therapist: string;
  readonly resources: readonly (readonly [role: string, resource: string])[];
  readonly escort: { readonly name: string; readonly relation: string; readonly phone: string };
  readonly lines: readonly LogLine[];
}

export const goldenCourses: readonly GoldenCourse[] = [
  {
    ...{ key: 'alex', product: 'intravenous-ketamine', protocolId: 'intravenous-ketamine-induction', visitKey: 'dose-3' },
    ...{ startsAt: '09:30', arrivesAt: '09:30', orderedAt: '09:35', nurse: 'ruiz', therapist: 'nair', lines: alexLines },
    resources: [['nurse', 'staff ruiz'], ['therapist', 'staff nair'], ['room', 'place R1'], ['pump', 'place P-01']],
    escort: { name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101' },
  },
  {
    ...{ key: 'bea', product: 'intramuscular-ketamine', protocolId: 'intramuscular-ketamine-therapy', visitKey: 'dose-3' },
    ...{ startsAt: '10:45', arrivesAt: '10:45', orderedAt: '10:50', nurse: 'bauer', therapist: 'weber', lines: beaLines },
    resources: [['nurse', 'staff bauer'], ['therapist', 'staff weber'], ['room', 'place R2']],
    escort: { name: 'Ola Lindqvist', relation: 'sister', phone: '555-0102' },
  },
  {
    ...{ key: 'carlos', product: 'intranasal-esketamine', protocolId: 'esketamine-induction', visitKey: 'dose-5' },
    ...{ startsAt: '12:35', arrivesAt: '12:35', orderedAt: '12:38', nurse: 'ruiz', therapist: 'weber', lines: carlosLines },
    resources: [['nurse', 'staff ruiz'], ['room', 'place R3']],
    escort: { name: 'Rosa Vega', relation: 'wife', phone: '555-0103' },
  },
];
