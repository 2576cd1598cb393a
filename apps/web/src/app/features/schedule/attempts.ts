import { followUpOutcomes, safetyCallOutcomes, type AppointmentEvent, type FollowUpOutcome, type SafetyCallOutcome } from '@sojourn/domain';

export const callWords: Readonly<Record<SafetyCallOutcome, string>> = {
  reached: 'Reached',
  'not-reached': 'Not reached',
  'emergency-contact-reached': 'Emergency contact reached',
};

export const followUpWords: Readonly<Record<FollowUpOutcome, string>> = {
  'reached-well': 'Reached, and well',
  'reached-needs': 'Reached, and needs something',
  'known-safe': 'Known to be safe',
  'not-reached': 'Not reached',
};

/** What has to be written beside an outcome. */
const noteLabels: Readonly<Partial<Record<string, string>>> = {
  'reached-needs': 'What they need, and who sees to it',
  'known-safe': 'How it is known',
  'not-reached': 'What comes next',
};

interface Attempt {
  readonly label: string;
  readonly help: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Where nothing was chosen. */
  readonly unsaid: string;
}

const safetyCall: Attempt = {
  label: 'Safety call',
  help: 'Somebody who does not come may be in danger: call before you note it.',
  choices: safetyCallOutcomes.map((value) => ({ value, label: callWords[value] })),
  unsaid: 'Call first, then say how it went.',
};

/** Steps that say how an attempt to reach the patient went. */
export const attemptsOf: Readonly<Partial<Record<AppointmentEvent, Attempt>>> = {
  'mark-no-show': safetyCall,
  'call-again': { ...safetyCall, help: 'Each call is kept beside those before it.' },
  'follow-up': {
    label: 'How the patient is',
    help: 'It stands with the visit. As long as nobody is reached, it stays due.',
    choices: followUpOutcomes.map((value) => ({ value, label: followUpWords[value] })),
    unsaid: 'Say how the patient is, or that they were not reached.',
  },
};

/** What the note of a step has to say; null where it may be left empty. */
export function noteAskedBy(event: AppointmentEvent, outcome: string | null): string | null {
  return event === 'follow-up' && outcome !== null ? (noteLabels[outcome] ?? null) : null;
}
