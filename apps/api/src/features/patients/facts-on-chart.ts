import type { KnownFacts, LocalDate, MeasuredFact, PatientChartView, PatientClinicalView } from '@sojourn/domain';

/** The days on which the chart itself established what a decision needs; what is not named here nobody knows from the chart. */
export function factsOnChart(
  { identity, clinical }: PatientChartView & { readonly clinical: PatientClinicalView },
  on: LocalDate,
): KnownFacts['establishedOn'] {
  const weight = measuredOn(clinical, 'weight');
  const pressure = measuredOn(clinical, 'blood-pressure');
  const { banner } = clinical;
  return {
    ...(weight === null ? {} : { weight }),
    ...(pressure === null ? {} : { 'blood-pressure': pressure }),
    ...(banner.kind === 'no-known-allergies' ? { allergies: banner.askedOn } : {}),
    ...(banner.kind === 'list' ? { allergies: on } : {}),
    ...(clinical.conditions.some(({ details }) => details.status === 'active') ? { diagnosis: on } : {}),
    ...(identity.emergencyContacts.length > 0 ? { 'emergency-contact': on } : {}),
  };
}

function measuredOn({ measurements }: PatientClinicalView, kind: MeasuredFact['kind']): LocalDate | null {
  const last = measurements.find(({ details, occurredAt }) => details.kind === kind && occurredAt !== null);
  return (last?.occurredAt?.slice(0, 10) ?? null) as LocalDate | null;
}
