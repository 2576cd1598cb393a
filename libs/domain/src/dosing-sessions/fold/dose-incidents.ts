import { localDateAt } from '../../shared/index.js';
import { standingOf } from './arrange.js';
import type { Incident } from './incident.js';
import { reconciliationOf } from './leaving-guards.js';
import { infusionKinds, type Infusion } from './infusion.js';
import { checkedPreparations, isOutOfDate, type CheckedPreparation } from './preparation-check.js';
import { minuteMs, type Situation } from './situation.js';

const pastEndMin = 10;

/** What contradicts itself in an infusion: its events, its pump, its end. Source: clinical reference §2.2, §6.1. */
export function infusionIncidents(situation: Situation): readonly Incident[] {
  const { infusion } = situation.dosing;
  return infusion === null
    ? []
    : [
        ...withoutBag(situation, infusion),
        ...contradictions(infusion),
        ...pastEnd(situation, infusion),
        ...pumpDisagrees(infusion),
        ...uncheckedRates(situation),
      ];
}

function withoutBag({ log }: Situation, { bag }: Infusion): readonly Incident[] {
  const [start] = standingOf(log, ...infusionKinds);
  if (bag !== null || start === undefined) return [];
  const message = 'An infusion runs that nobody prepared or ordered here: how much drug it gives is not known. Record the bag.';
  return [{ code: 'infusion-without-bag', entryId: start.entry.id, at: start.at, message, facts: {} }];
}

function contradictions({ faults }: Infusion): readonly Incident[] {
  return faults.map(({ code, entryId, at, message }): Incident => ({
    code: 'infusion-contradiction',
    entryId,
    at,
    message,
    facts: { fault: code },
  }));
}

function pastEnd({ now }: Situation, { projectedEndAt: endAt }: Infusion): readonly Incident[] {
  if (endAt === null || now <= endAt + pastEndMin * minuteMs) return [];
  const message = 'The bag must be empty: record the end of the infusion.';
  return [{ code: 'infusion-past-its-end', entryId: null, at: endAt, message, facts: { endAt } }];
}

function pumpDisagrees({ pump, documentedUl }: Infusion): readonly Incident[] {
  if (pump === null || pump.agrees || documentedUl !== null) return [];
  const { readAt: at, pumpUl, computedUl } = pump;
  return [
    {
      code: 'pump-disagrees',
      entryId: null,
      at,
      message: 'Pump and arithmetic disagree: name the volume that counts.',
      facts: { pumpUl, computedUl },
    },
  ];
}

function uncheckedRates({ log, policy }: Pick<Situation, 'log' | 'policy'>): readonly Incident[] {
  const checked = new Set(standingOf(log, 'double-check-recorded').map(({ entry }) => entry.details.preparationId));
  let rate = 0;
  return standingOf(log, 'infusion-started', 'infusion-resumed', 'infusion-rate-changed').flatMap(({ entry, at }): readonly Incident[] => {
    const before = rate;
    rate = entry.details.rateUlPerH;
    const isLarge =
      entry.kind === 'infusion-rate-changed' && before > 0 && Math.abs(rate - before) * 100 > policy.rateChangeCheckPercent * before;
    if (!isLarge || checked.has(entry.id)) return [];
    return [
      {
        code: 'rate-change-unchecked',
        entryId: entry.id,
        at,
        message: 'A rate change this large needs an independent double check.',
        facts: { before, rate },
      },
    ];
  });
}

/** Preparations that were given without an agreeing check, or out of date; waste that does not add up. §6.1–6.3 */
export function preparationIncidents(situation: Situation): readonly Incident[] {
  if (situation.dosing.firstDoseAt === null) return [];
  const checked = checkedPreparations(situation.log);
  return [...checked.flatMap(checkIncidents), ...checked.flatMap((one) => stockIncidents(one, situation)), ...overAccounted(situation)];
}

const checkCodes = {
  'not-checked': 'double-check-missing',
  differs: 'double-check-differs',
  'same-person': 'double-check-same-person',
} as const;

function checkIncidents({ preparation: { entry, at }, state, differing, checkId }: CheckedPreparation): readonly Incident[] {
  if (state === 'agrees') return [];
  const message = 'A preparation was given without an agreeing double check.';
  return [{ code: checkCodes[state], entryId: entry.id, at, message, facts: { differing, checkId } }];
}

function stockIncidents({ preparation: { entry, at } }: CheckedPreparation, { session }: Situation): readonly Incident[] {
  const { expiresOn, beyondUseOn, lot } = entry.details;
  if (!isOutOfDate(entry.details, localDateAt(at, session.zone))) return [];
  return [
    { code: 'stock-expired', entryId: entry.id, at, message: `Lot ${lot} was past its date.`, facts: { lot, expiresOn, beyondUseOn } },
  ];
}

function overAccounted(situation: Situation): readonly Incident[] {
  const { unaccountedUg, ...sums } = reconciliationOf(situation);
  if (sums.withdrawnUg === 0 || unaccountedUg === null || unaccountedUg >= -situation.policy.reconciliationToleranceUg) return [];
  const last = standingOf(situation.log, 'waste-recorded').at(-1);
  const message = `Given and wasted exceed what was withdrawn by ${-unaccountedUg} µg.`;
  return [
    {
      code: 'more-accounted-than-withdrawn',
      entryId: last?.entry.id ?? null,
      at: last?.at ?? situation.now,
      message,
      facts: { ...sums, unaccountedUg },
    },
  ];
}
