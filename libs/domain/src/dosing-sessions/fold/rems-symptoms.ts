import type { Instant } from '../../shared/index.js';
import { standingOf } from './arrange.js';
import { dissociationScore, isScoredBy } from './discharge-state.js';
import { minuteMs, type Situation } from './situation.js';

/** Yes or no with its times in minutes from the first device; null where nobody has looked. */
export interface RemsSymptom {
  readonly occurred: boolean | null;
  readonly onsetMin: number | null;
  readonly resolvedMin: number | null;
  readonly isResolvedWithin2Hours: boolean | null;
}

const twoHoursMin = 120;
const unknown: RemsSymptom = { occurred: null, onsetMin: null, resolvedMin: null, isResolvedWithin2Hours: null };
const none: RemsSymptom = { ...unknown, occurred: false };

interface Assessed {
  readonly at: Instant;
  readonly isPresent: boolean;
  readonly onsetAt?: Instant | undefined;
  readonly resolvedAt?: Instant | undefined;
}

function symptomOf(assessed: readonly Assessed[], firstDoseAt: Instant): RemsSymptom {
  if (assessed.length === 0) return unknown;
  const first = assessed.find((one) => one.isPresent);
  if (first === undefined) return none;
  const after = assessed.slice(assessed.indexOf(first));
  const gone = after.slice(after.findLastIndex((one) => one.isPresent) + 1).at(0);
  const named = (key: 'onsetAt' | 'resolvedAt'): Instant | undefined =>
    after
      .map((one) => one[key])
      .filter((at) => at !== undefined)
      .at(-1);
  const minutes = (at: Instant): number => Math.floor((at - firstDoseAt) / minuteMs);
  const resolvedAt = gone === undefined ? undefined : (named('resolvedAt') ?? gone.at);
  const resolvedMin = resolvedAt === undefined ? null : minutes(resolvedAt);
  return {
    occurred: true,
    onsetMin: minutes(named('onsetAt') ?? first.at),
    resolvedMin,
    isResolvedWithin2Hours: resolvedMin === null ? null : resolvedMin <= twoHoursMin,
  };
}

/** Sedation in the form's sense: MOAA/S below 5, RASS below 0. Source: clinical reference §3.3, §3.8. */
export function remsSedation({ log }: Situation, firstDoseAt: Instant): RemsSymptom {
  const assessed = standingOf(log, 'sedation-assessed')
    .filter(({ at, entry }) => at >= firstDoseAt && entry.details.instrument !== 'poss')
    .map(({ at, entry }) => ({
      at,
      isPresent: entry.details.instrument === 'moaa-s' ? entry.details.score < 5 : Number(entry.details.score) < 0,
    }));
  return symptomOf(assessed, firstDoseAt);
}

const cadssPresentAbove = 4;

/** Dissociation in the form's sense: any level but none, or a CADSS above 4 and above the baseline. Source: clinical reference §3.4, §3.8. */
export function remsDissociation({ log }: Situation, firstDoseAt: Instant): RemsSymptom {
  const all = standingOf(log, 'dissociation-assessed');
  const assessed = all
    .filter(({ at }) => at >= firstDoseAt)
    .map((one): Assessed => {
      const { details } = one.entry;
      if (details.instrument === 'level') {
        return {
          at: one.at,
          isPresent: details.level !== 'none',
          onsetAt: parsed(details.onsetAt),
          resolvedAt: parsed(details.resolvedAt),
        };
      }
      const before = all.filter((other) => other.at < firstDoseAt).map((other) => other.entry.details);
      const baseline =
        before
          .filter((given) => isScoredBy(details.instrument, given))
          .map(dissociationScore)
          .at(-1) ?? 0;
      const score = dissociationScore(details);
      return { at: one.at, isPresent: score > cadssPresentAbove && score > baseline };
    });
  return symptomOf(assessed, firstDoseAt);
}

function parsed(iso: string | undefined): Instant | undefined {
  return iso === undefined ? undefined : (Date.parse(iso) as Instant);
}

const respiratoryTerms: ReadonlySet<string> = new Set(['respiratory-depression', 'apnoea']);
const respiratoryRules: ReadonlySet<string> = new Set(['oxygen-saturation-low', 'respiratory-rate-low']);

/** Respiratory depression: recorded as such, or a red alert of saturation or breathing; null where neither was measured after dosing. */
export function remsRespiratoryDepression({ log, alerts, readings }: Situation, firstDoseAt: Instant): RemsSymptom {
  const recorded = standingOf(log, 'adverse-event-recorded').filter(({ entry }) => respiratoryTerms.has(entry.details.term));
  const red = alerts.filter((alert) => alert.tier === 'red' && respiratoryRules.has(alert.rule));
  const isMeasured = readings.all.some(
    ({ at, measured }) => at >= firstDoseAt && (measured.spo2Percent !== undefined || measured.respiratoryRatePerMin !== undefined),
  );
  const onsets = [...recorded.map(({ at }) => at), ...red.map((alert) => alert.raisedAt)].sort((one, other) => one - other);
  const first = onsets[0];
  if (first === undefined) return isMeasured ? none : unknown;
  return { ...unknown, occurred: true, onsetMin: Math.floor((first - firstDoseAt) / minuteMs) };
}
