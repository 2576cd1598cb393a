import {
  defaultLimitPolicy,
  exact,
  grams,
  kilogramsOf,
  limitValues,
  micrograms,
  milligramsOf,
  orderedDoseUg,
  ratio,
  type DosingSession,
  type LimitFacts,
  type LimitRoute,
  type SignedDoseOrder,
} from '@sojourn/domain';

const routes: Record<SignedDoseOrder['product'], LimitRoute> = {
  'intravenous-ketamine': 'intravenous-infusion',
  'intramuscular-ketamine': 'intramuscular',
  'intranasal-esketamine': 'intranasal-esketamine',
  'intranasal-ketamine': 'intranasal-clinic',
  'sublingual-ketamine': 'sublingual-clinic',
};

/**
 * What the limit rules look at for an order: the dose with its booster, today's weight, the duration. What this record cannot tell yet
 * (earlier sessions elsewhere, liver function) is left out, which makes its rule ask for a reason instead of passing.
 */
export function factsOfOrder(order: SignedDoseOrder, session: DosingSession, weighedAt: string | null): LimitFacts {
  const boosterUg = order.product === 'intramuscular-ketamine' ? (order.booster?.doseUg ?? 0) : 0;
  const values = limitValues(
    {
      route: routes[order.product],
      dose: milligramsOf(micrograms(orderedDoseUg(order) + boosterUg)),
      weight: kilogramsOf(grams(order.weightG)),
      isOrderedPerKg: order.product === 'intravenous-ketamine' || order.product === 'intramuscular-ketamine',
      givenToday: [],
      duration: order.product === 'intravenous-ketamine' ? exact<'min'>(ratio(order.durationMin)) : null,
      weightAgeDays: session.patient.weightG === order.weightG ? ageInDays(weighedAt, order.signedAt) : undefined,
    } as Parameters<typeof limitValues>[0],
    defaultLimitPolicy,
  );
  return {
    route: routes[order.product],
    values,
    ageYears: session.patient.ageYears,
    hasHepaticImpairment: session.patient.hasHepaticImpairment ?? false,
  };
}

/** Exact days from the measurement to the signature; unknown where the measurement says no time. */
function ageInDays(weighedAt: string | null, signedAt: string) {
  return weighedAt === null ? undefined : ratio(Math.max(0, Date.parse(signedAt) - Date.parse(weighedAt)), 86_400_000);
}
