import { Injectable } from '@nestjs/common';
import { defaultEligibilityPolicy, eligibilityStanding, missingConsents } from '@sojourn/domain';
import type { PatientClinicalView, PatientStandingView, TreatmentProduct } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartFacts } from './chart-facts.js';
import { PatientsQueries } from './patients.queries.js';

/** Where a patient stands for one product, read in the caller's transaction. Unknown patients are "not found". */
@Injectable()
export class PatientStanding {
  constructor(
    private readonly queries: PatientsQueries,
    private readonly facts: ChartFacts,
  ) {}

  async of(caller: Caller, patientId: string, product: TreatmentProduct): Promise<PatientStandingView> {
    const { identity, displayName, clinical } = await this.queries.wholeChart(caller, patientId);
    const { today: on } = await this.facts.day(caller);
    const [decided] = (await this.facts.determinations(caller, patientId)).filter((one) => one.product === product);
    const all = await this.facts.answers(caller, patientId);
    const newest = [...new Map(all.map((answer) => [answer.code, answer])).values()];
    const later = newest.filter(({ recordedAt }) => decided !== undefined && recordedAt > decided.signedAt);
    const standing = decided && eligibilityStanding(decided, later, on, defaultEligibilityPolicy);
    return {
      displayName,
      birthDate: identity.birthDate,
      isDeceased: identity.isDeceased,
      eligibility: decided && standing ? { outcome: decided.eligibility.outcome, decidedOn: decided.decidedOn, standing } : null,
      missingConsents: missingConsents(product, await this.facts.consents(caller, patientId), on),
      weight: latestWeight(clinical),
      banner: clinical.banner,
    };
  }
}

function latestWeight({ measurements }: PatientClinicalView): PatientStandingView['weight'] {
  for (const { details, occurredAt } of measurements) {
    if (details.kind === 'weight' && occurredAt !== null) return { weightG: details.weightG, measuredAt: occurredAt };
  }
  return null;
}
