import { localDateAt } from '../../shared/index.js';
import { standingOf } from './arrange.js';
import type { Incident } from './incident.js';
import { reconciliationOf } from './leaving-guards.js';
import { checkedPreparations } from './preparation-check.js';
import { minuteMs, type Situation } from './situation.js';

const pastEndMin = 10;

/** What contradicts itself in an infusion: its events, its pump, its end. Source: clinical reference §2.2, §6.1. */
export function infusionIncidents({ dosing, log, now, policy }: Situation): readonly Incident[] {
  const { infusion } = dosing;
  if (infusion === null) return [];
  const at = (entryId: string): number => log.standing.find(({ entry }) => entry.id === entryId)?.at ?? now;
  const contradictions = infusion.faults.map(({ code, entryId, message }): Incident => ({
    code: 'infusion-contradiction',
    entryId,
    at: at(entryId),
    message,
    facts: { fault: code },
  }));
  const { projectedEndAt: endAt, pump } = infusion;
  const isPast = endAt !== null && now > endAt + pastEndMin * minuteMs;
  const disagrees = pump !== null && !pump.agrees && infusion.documentedUl === null;
  return [
    ...contradictions,
    ...(isPast
      ? [
          {
            code: 'infusion-past-its-end',
            entryId: null,
            at: endAt,
            message: 'The bag must be empty: record the end of the infusion.',
            facts: { endAt },
          } as const,
        ]
      : []),
    ...(disagrees
      ? [
          {
            code: 'pump-disagrees',
            entryId: null,
            at: pump.readAt,
            message: 'Pump and arithmetic disagree: name the volume that counts.',
            facts: { pumpUl: pump.pumpUl, computedUl: pump.computedUl },
          } as const,
        ]
      : []),
    ...uncheckedRates({ log, policy }),
  ];
}

function uncheckedRates({ log, policy }: Pick<Situation, 'log' | 'policy'>): readonly Incident[] {
  const checked = new Set(standingOf(log, 'double-check-recorded').map(({ entry }) => entry.details.preparationId));
  let rate = 0;
  return log.standing.flatMap(({ entry, at }): readonly Incident[] => {
    if (entry.kind !== 'infusion-started' && entry.kind !== 'infusion-resumed' && entry.kind !== 'infusion-rate-changed') return [];
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
  const { dosing, session, log } = situation;
  const { firstDoseAt } = dosing;
  if (firstDoseAt === null) return [];
  const found = checkedPreparations(log).flatMap(({ preparation, state, differing, checkId }): readonly Incident[] => {
    const { entry, at } = preparation;
    const { expiresOn, beyondUseOn, lot } = entry.details;
    const date = localDateAt(preparation.at, session.zone);
    const isExpired = expiresOn < date || (beyondUseOn !== undefined && beyondUseOn < date);
    const code = (
      {
        'not-checked': 'double-check-missing',
        differs: 'double-check-differs',
        'same-person': 'double-check-same-person',
        agrees: null,
      } as const
    )[state];
    return [
      ...(code === null
        ? []
        : [
            {
              code,
              entryId: entry.id,
              at,
              message: 'A preparation was given without an agreeing double check.',
              facts: { differing, checkId },
            },
          ]),
      ...(isExpired
        ? [
            {
              code: 'stock-expired',
              entryId: entry.id,
              at,
              message: `Lot ${lot} was past its date.`,
              facts: { lot, expiresOn, beyondUseOn },
            } as const,
          ]
        : []),
    ];
  });
  return [...found, ...overAccounted(situation)];
}

function overAccounted(situation: Situation): readonly Incident[] {
  const sums = reconciliationOf(situation);
  if (sums.withdrawnUg === 0 || sums.unaccountedUg >= -situation.policy.reconciliationToleranceUg) return [];
  const last = standingOf(situation.log, 'waste-recorded').at(-1);
  const message = `Given and wasted exceed what was withdrawn by ${-sums.unaccountedUg} µg.`;
  return [
    { code: 'more-accounted-than-withdrawn', entryId: last?.entry.id ?? null, at: last?.at ?? situation.now, message, facts: { ...sums } },
  ];
}
