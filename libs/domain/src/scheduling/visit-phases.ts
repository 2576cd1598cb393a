import { defaultProtocols, type PhaseTemplate, type VisitType } from '../courses/index.js';

const sublingualPhases: readonly PhaseTemplate[] = [
  {
    phase: 'check-in',
    minutes: 20,
    staff: [
      { role: 'nurse', load: 1 },
      { role: 'therapist', load: 1 },
      { role: 'prescriber-on-site', load: 0 },
    ],
    needsPump: false,
  },
  {
    phase: 'dosing',
    minutes: 15,
    staff: [
      { role: 'nurse', load: 1 },
      { role: 'therapist', load: 1 },
      { role: 'prescriber-on-site', load: 0 },
    ],
    needsPump: false,
  },
  {
    phase: 'observation',
    minutes: 100,
    staff: [
      { role: 'nurse', load: 0.33 },
      { role: 'therapist', load: 1 },
      { role: 'prescriber-on-site', load: 0 },
    ],
    needsPump: false,
  },
  { phase: 'clean-up', minutes: 15, staff: [], needsPump: false },
];

const medicalInfusion: readonly PhaseTemplate[] = phasesOfProtocols('intravenous-dosing-with-therapist').map((phase) => ({
  ...phase,
  minutes: phase.phase === 'observation' ? 60 : phase.minutes,
  staff: phase.staff.filter(({ role }) => role !== 'therapist'),
}));

/**
 * The phases of a visit that belongs to no course, or whose course names none. Source: clinical reference §8.1 [D].
 * Example: an integration session is 55 minutes of therapy and 10 of clean-up.
 * Odd case: the medical infusion is the one with a therapist, without her and with an hour of observation.
 */
export function defaultPhases(type: VisitType): readonly PhaseTemplate[] {
  if (type === 'sublingual-dosing') return sublingualPhases;
  return type === 'intravenous-dosing' ? medicalInfusion : phasesOfProtocols(type);
}

function phasesOfProtocols(type: VisitType): readonly PhaseTemplate[] {
  return defaultProtocols
    .flatMap(({ visits }) => visits)
    .filter((visit) => visit.type === type)
    .slice(0, 1)
    .flatMap(({ phases }) => phases);
}

/**
 * Whether a visit gives a medicine. Example: an esketamine visit does, an integration session does not. Odd case: a visit that only
 * observes gives none. Source: clinical reference §8.1.
 */
export function isDosingVisit(type: VisitType): boolean {
  return type.endsWith('-dosing') || type === 'intravenous-dosing-with-therapist';
}

/** How the schedule names a visit. */
export const visitTypeWords: Record<VisitType, string> = {
  'psychiatric-evaluation': 'Psychiatric evaluation',
  preparation: 'Preparation session',
  'intravenous-dosing': 'Infusion',
  'intravenous-dosing-with-therapist': 'Infusion with therapist',
  'intramuscular-dosing': 'Injection with therapist',
  'esketamine-dosing': 'Esketamine visit',
  'intranasal-dosing': 'Nasal spray with therapist',
  'sublingual-dosing': 'Lozenge with therapist',
  integration: 'Integration session',
  'response-review': 'Response review',
};
