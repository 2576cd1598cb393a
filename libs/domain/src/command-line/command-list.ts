import { policyKinds } from '../policies/index.js';
import { defaultStockPolicy } from '../inventory/index.js';
import type { Command } from './answer.js';
import { homeSessionCommand } from './home-command.js';
import { gapsCommand, planCommand, policyCommand, treatmentWeekCommand } from './course-commands.js';
import { courseMeasureCommands } from './course-measure-commands.js';
import { doseCommands } from './dose-commands.js';
import { doseExamples, type ListedCommand } from './dose-examples.js';
import { foldCommand } from './fold-command.js';
import { limitsCommand } from './limits-command.js';
import { machineCommand, stepCommand } from './machine-commands.js';
import { measureCommands } from './measure-commands.js';
import { alertsCommand, baselineCommand, dischargeScoreCommand, scheduleCommand, vitalsCommand } from './monitoring-commands.js';
import { ledgerCommand, roundCommand } from './number-commands.js';
import { otherExamples } from './other-examples.js';
import { patientCommands } from './patient-commands.js';
import { reconcileCommand } from './reconcile-command.js';
import { rescueCommand } from './rescue-command.js';

const singles: Readonly<Record<string, Command>> = {
  limits: limitsCommand,
  rescue: rescueCommand,
  reconcile: reconcileCommand,
  ledger: ledgerCommand,
  'home-session': homeSessionCommand,
  'treatment-week': treatmentWeekCommand,
  round: roundCommand,
  fold: foldCommand,
  step: stepCommand,
};

const monitoringCommands: Readonly<Record<string, Command>> = {
  vitals: vitalsCommand,
  alerts: alertsCommand,
  baseline: baselineCommand,
  schedule: scheduleCommand,
  'discharge-score': dischargeScoreCommand,
};

const fixed = (commands: Readonly<Record<string, Command>>) => (kind: string) =>
  Object.hasOwn(commands, kind) ? commands[kind] : undefined;

const groups: Readonly<Record<string, (kind: string) => Command | undefined>> = {
  dose: fixed(doseCommands),
  monitor: fixed(monitoringCommands),
  score: (id) => measureCommands['score']?.(id),
  compare: (id) => measureCommands['compare']?.(id),
  measures: fixed(courseMeasureCommands),
  patient: fixed(patientCommands),
  course: fixed({ plan: planCommand, gaps: gapsCommand }),
  machine: machineCommand,
  policy: policyCommand,
};

/** The command that the words name; undefined when they name none. Example: `commandFor(['dose', 'iv'])`. */
export function commandFor([name = '', kind, ...rest]: readonly string[]): Command | undefined {
  if (rest.length > 0) return undefined;
  if (kind === undefined) return Object.hasOwn(singles, name) ? singles[name] : undefined;
  return Object.hasOwn(groups, name) ? groups[name]?.(kind) : undefined;
}

const machineExamples = {
  course: { state: 'consented', roles: ['therapist'], facts: {} },
  appointment: { state: 'requested', roles: ['front-desk'], facts: {} },
  note: { state: 'draft', roles: ['therapist'], facts: {} },
  alert: { state: 'raised', roles: ['nurse'], facts: {} },
} as const;

/** Every command with one sentence and an input that it answers; `help` shows them. */
export const commandList: readonly ListedCommand[] = [
  ...doseExamples,
  ...otherExamples,
  ...Object.entries(machineExamples).map(([name, example]) => ({
    words: `machine ${name}`,
    about: `the steps of a ${name} from a state, each with all that stands in its way; with "event" one of them is decided`,
    example,
  })),
  ...policyKinds.map((kind) => ({
    words: `policy ${kind}`,
    about: `whether an edited ${kind} policy can be read and makes sense; with current, proposed, authorId and approverId a change is decided`,
    example: kind === 'stock' ? defaultStockPolicy : null,
  })),
];
