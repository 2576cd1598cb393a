import { infusionIncidents, preparationIncidents } from './dose-incidents.js';
import { hardLimitIncidents } from './limit-incidents.js';
import { doseTimingIncidents } from './dose-timing-incidents.js';
import type { AlertFold } from './alerts.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import { careIncidents } from './care-incidents.js';
import { rescueIncidents, type RescueGiven } from './rescue.js';
import { leaseIncidents } from './lease-incidents.js';
import type { Incident, IncidentCode } from './incident.js';
import type { Situation } from './situation.js';

/**
 * Every fact of the log that breaks a rule, with the deviation named. Facts are never refused; this is where the deviation shows.
 * In order of time. Source: clinical reference §2.8 ("charting what actually happened is always allowed and then raises an incident").
 */
export function incidentsOf(situation: Situation, alertFold: AlertFold, rescues: readonly RescueGiven[]): readonly Incident[] {
  return [
    ...phaseIncidents(situation),
    ...alertEntryIncidents(alertFold),
    ...logIncidents(situation),
    ...doseTimingIncidents(situation),
    ...hardLimitIncidents(situation),
    ...infusionIncidents(situation),
    ...preparationIncidents(situation),
    ...careIncidents(situation),
    ...leaseIncidents(situation),
    ...rescueIncidents(rescues),
  ].sort((one, other) => one.at - other.at);
}

function phaseIncidents(situation: Situation): readonly Incident[] {
  return situation.phases.deviations.map(({ code, entryId, at, phase }): Incident => {
    const message = `${phaseSentences[code]} (${phase}).`;
    return { code, entryId, at, message, facts: { phase } };
  });
}

function alertEntryIncidents({ unmatched }: AlertFold): readonly Incident[] {
  return unmatched.map(({ entryId, at, kind, reason }): Incident => {
    const common = { entryId, at, facts: { kind } };
    if (reason === 'no-such-alert') {
      return { ...common, code: 'alert-entry-without-alert', message: `${kind} names an alert that this log does not hold.` };
    }
    const message = 'The alert was closed before it was acknowledged, acted on and checked again; it stays open.';
    return { ...common, code: 'alert-resolved-too-early', message };
  });
}

function logIncidents({ log, now }: Situation): readonly Incident[] {
  const of = ({ entry, at }: ArrangedEntry, code: IncidentCode, message: string): Incident => ({
    code,
    entryId: entry.id,
    at,
    message,
    facts: { kind: entry.kind },
  });
  return [
    ...log.mismatched.map((one) => of(one, 'correction-of-another-kind', 'A correction names an entry of another kind; both count.')),
    ...log.standing.filter((one) => one.at > now).map((one) => of(one, 'occurred-in-future', 'The time lies in the future: check it.')),
    ...afterSeal(log).map((one) =>
      of(one, 'recorded-after-seal', 'This was recorded after the session was sealed; the seal does not cover it.'),
    ),
    ...standingOf(log, 'left-against-advice').map((one) => of(one, 'left-against-advice', 'The patient left against advice.')),
  ];
}

/** A sealed session still takes the truth: what comes later stands beside the seal, in sight. */
function afterSeal(log: ArrangedLog): readonly ArrangedEntry[] {
  const seal = standingOf(log, 'sealed').at(0)?.entry;
  return seal === undefined ? [] : log.standing.filter(({ entry }) => Date.parse(entry.recordedAt) > Date.parse(seal.recordedAt));
}

const phaseSentences = {
  'dosed-without-go': 'A dose was given before the time-out said go',
  'dosed-after-the-end': 'A dose was given after the session had ended',
  'step-out-of-order': 'A step does not fit where the session stood',
} as const;
