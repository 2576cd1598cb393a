import { instant, localDateAt } from '@sojourn/domain';
import type {
  KnownFacts,
  LocalDate,
  MeasuredFact,
  MinimumFact,
  PatientChartView,
  PatientClinicalView,
  ScreeningFact,
} from '@sojourn/domain';
import type { ClinicDay } from './chart-facts.js';

type WholeChart = PatientChartView & { readonly clinical: PatientClinicalView };
type EstablishedOn = Partial<Record<MinimumFact, LocalDate>>;

/** The days on which each fact that a decision needs was last established, by the chart itself, by a form or by a statement; what is not named here nobody knows. */
export function factsOnChart(
  chart: WholeChart,
  stated: readonly Pick<ScreeningFact, 'fact' | 'establishedOn'>[],
  day: ClinicDay,
): KnownFacts['establishedOn'] {
  const established: EstablishedOn = {};
  const days = [...stated.map(({ fact, establishedOn }) => [fact, establishedOn] as const), ...fromChart(chart, day)];
  for (const [fact, on] of days) {
    const known = established[fact];
    if (on <= day.today && (known === undefined || known < on)) established[fact] = on;
  }
  return established;
}

function fromChart({ identity, clinical }: WholeChart, day: ClinicDay): (readonly [MinimumFact, LocalDate])[] {
  const { banner } = clinical;
  return [
    ...measuredOn(clinical, 'weight', day).map((on) => ['weight', on] as const),
    ...measuredOn(clinical, 'blood-pressure', day).map((on) => ['blood-pressure', on] as const),
    ...(banner.kind === 'no-known-allergies' ? [['allergies', banner.askedOn] as const] : []),
    ...(banner.kind === 'list' ? [['allergies', day.today] as const] : []),
    ...(clinical.conditions.some(({ details }) => details.status === 'active') ? [['diagnosis', day.today] as const] : []),
    ...(identity.emergencyContacts.length > 0 ? [['emergency-contact', day.today] as const] : []),
  ];
}

/** The days of measuring on the clinic's calendar. */
function measuredOn({ measurements }: PatientClinicalView, kind: MeasuredFact['kind'], { zone }: ClinicDay): LocalDate[] {
  return measurements
    .filter(({ details }) => details.kind === kind)
    .flatMap(({ occurredAt }) => (occurredAt === null ? [] : [localDateAt(instant(occurredAt), zone)]));
}
