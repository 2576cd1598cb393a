import { decideTransition, type Guard, type Machine, type Unmet } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import type { MonitoringPolicy } from '../monitoring/policy.js';
import type { Alert, AlertStatus } from './alert.js';

export type AlertEvent = 'acknowledge' | 'record-action' | 'resolve';

export interface AlertFacts {
  readonly alert: Pick<Alert, 'levels' | 'actions' | 'normalReadings'>;
  readonly normalReadingsNeeded: number;
}

const acknowledged: Guard<AlertFacts> = ({ alert }) =>
  alert.levels.every((level) => level.acknowledgedAt !== null)
    ? []
    : [{ code: 'alert-not-acknowledged', message: 'Acknowledge the alert first; each time it gets worse, again.' }];

const acted: Guard<AlertFacts> = ({ alert }) =>
  alert.actions.length > 0 ? [] : [{ code: 'alert-without-action', message: 'Record what was done about it.' }];

const rechecked: Guard<AlertFacts> = ({ alert: { normalReadings }, normalReadingsNeeded: needed }) =>
  normalReadings >= needed
    ? []
    : [
        {
          code: 'alert-not-rechecked',
          message: `Check again: ${needed} readings in a row within limits are needed, there are ${normalReadings}.`,
          facts: { needed, normalReadings },
          isOverridable: true,
        },
      ];

const bedside: readonly Role[] = ['nurse', 'prescriber', 'medical-director'];
const open: readonly AlertStatus[] = ['raised', 'acknowledged', 'acted'];

/** The life of an alert. Only a person closes it. Source: clinical reference §0 rule 10, §3.6. */
export const alertMachine: Machine<AlertStatus, AlertEvent, Role, AlertFacts> = {
  name: 'alert',
  initial: 'raised',
  terminal: ['resolved'],
  transitions: [
    { event: 'acknowledge', from: open, to: ({ alert }) => (alert.actions.length > 0 ? 'acted' : 'acknowledged'), roles: bedside },
    { event: 'record-action', from: open, to: 'acted', roles: bedside },
    { event: 'resolve', from: open, to: 'resolved', roles: bedside, guards: [acknowledged, acted, rechecked] },
  ],
};

/**
 * What still stands between an open alert and its end, for the screen that shows it. Source: clinical reference §3.6. Example: after one
 * normal reading of two 'alert-not-rechecked' is left. Odd case: a resolved alert cannot be resolved again.
 */
export function resolutionUnmet(alert: Alert, policy: Pick<MonitoringPolicy, 'normalReadingsToRelax'>): readonly Unmet[] {
  const facts = { alert, normalReadingsNeeded: policy.normalReadingsToRelax };
  const decision = decideTransition(alertMachine, { state: alert.status, event: 'resolve', roles: bedside, facts });
  return decision.allowed ? [] : decision.refusals;
}
