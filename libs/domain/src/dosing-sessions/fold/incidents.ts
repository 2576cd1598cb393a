import { infusionIncidents, preparationIncidents } from './dose-incidents.js';
import { doseTimingIncidents } from './dose-timing-incidents.js';
import type { AlertFold } from './alerts.js';
import { standingOf } from './arrange.js';
import { careIncidents } from './care-incidents.js';
import type { Incident } from './incident.js';
import type { Situation } from './situation.js';

/**
 * Every fact of the log that breaks a rule, with the deviation named. Facts are never refused; this is where the deviation shows.
 * In order of time. Source: clinical reference §2.8 ("charting what actually happened is always allowed and then raises an incident").
 */
export function incidentsOf(situation: Situation, alertFold: AlertFold): readonly Incident[] {
  const { log, phases, now } = situation;
  const atOf = new Map(log.all.map((one) => [one.entry.id, one.at]));
  const at = (entryId: string): number => atOf.get(entryId) ?? now;
  const phaseIncidents = phases.deviations.map(({ code, entryId, phase }): Incident => ({
    code,
    entryId,
    at: at(entryId),
    message: `${phaseSentences[code]} (${phase}).`,
    facts: { phase },
  }));
  const alertIncidents = alertFold.unmatched.map(({ entryId, kind, reason }): Incident => ({
    code: reason === 'no-such-alert' ? 'alert-entry-without-alert' : 'alert-resolved-too-early',
    entryId,
    at: at(entryId),
    message:
      reason === 'no-such-alert'
        ? `${kind} names an alert that this log does not hold.`
        : 'The alert was closed before it was acknowledged, acted on and checked again; it stays open.',
    facts: { kind },
  }));
  const mismatched = log.mismatched.map(({ entry, at: when }): Incident => ({
    code: 'correction-of-another-kind',
    entryId: entry.id,
    at: when,
    message: 'A correction names an entry of another kind; both count.',
    facts: { kind: entry.kind },
  }));
  const future = log.standing
    .filter((one) => one.at > now)
    .map(({ entry, at: when }): Incident => ({
      code: 'occurred-in-future',
      entryId: entry.id,
      at: when,
      message: 'The time lies in the future: check it.',
      facts: { kind: entry.kind },
    }));
  const advice = standingOf(log, 'left-against-advice').map(({ entry, at: when }): Incident => ({
    code: 'left-against-advice',
    entryId: entry.id,
    at: when,
    message: 'The patient left against advice.',
    facts: {},
  }));
  return [
    ...phaseIncidents,
    ...alertIncidents,
    ...mismatched,
    ...future,
    ...advice,
    ...doseTimingIncidents(situation),
    ...infusionIncidents(situation),
    ...preparationIncidents(situation),
    ...careIncidents(situation),
  ].sort((one, other) => one.at - other.at);
}

const phaseSentences = {
  'dosed-without-go': 'A dose was given before the time-out said go',
  'dosed-after-the-end': 'A dose was given after the session had ended',
  'step-out-of-order': 'A step does not fit where the session stood',
} as const;
