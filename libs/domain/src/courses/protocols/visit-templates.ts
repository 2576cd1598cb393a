import type { PhaseTemplate } from './visit-phase.js';

// Minutes and staffing of each visit are clinic policy with these defaults. Source: clinical reference §8.1, §8.2.

type Staff = PhaseTemplate['staff'];

const onSite = { role: 'prescriber-on-site', load: 0 } as const;
const therapist = { role: 'therapist', load: 1 } as const;
const nurse = (load: number) => ({ role: 'nurse', load }) as const;
const recovery = 0.33;
const esketamineObservation = 0.25;

function phase(name: PhaseTemplate['phase'], minutes: number, staff: Staff, needsPump = false): PhaseTemplate {
  return { phase: name, minutes, staff: [...staff], needsPump };
}

const cleanUp = (minutes: number) => phase('clean-up', minutes, []);

export const evaluationPhases = [phase('check-in', 10, []), phase('therapy', 60, [{ role: 'prescriber', load: 1 }]), cleanUp(5)]; // room 75
export const preparationPhases = [phase('therapy', 75, [therapist]), cleanUp(10)]; // room 85, of 70 to 100
export const integrationPhases = [phase('therapy', 55, [therapist]), cleanUp(10)]; // room 65, of 60 to 100
export const reviewPhases = [phase('therapy', 30, [{ role: 'prescriber', load: 1 }])];

/** Room 145: 30 + 40 + 60 + 15. */
export const intravenousPhases = [
  phase('check-in', 30, [nurse(1), onSite]),
  phase('dosing', 40, [nurse(1), onSite], true),
  phase('observation', 60, [nurse(recovery), onSite]),
  cleanUp(15),
];

/** Room 175 (of 165 to 180): 30 + 40 + 90 + 15, the therapist with the patient throughout. */
export const intravenousWithTherapistPhases = [
  phase('check-in', 30, [nurse(1), therapist, onSite]),
  phase('dosing', 40, [nurse(1), therapist, onSite], true),
  phase('observation', 90, [nurse(recovery), therapist, onSite]),
  cleanUp(15),
];

/** Room 180: 30 + 20 + 115 + 15; the last injection lies within the first twenty minutes, so ninety minutes after it fit. */
export const intramuscularPhases = [
  phase('check-in', 30, [nurse(1), therapist, onSite]),
  phase('dosing', 20, [nurse(1), therapist, onSite]),
  phase('observation', 115, [nurse(recovery), therapist, onSite]),
  cleanUp(15),
];

/** Room 160: 20 + 10 + 120 + 10; three devices take ten minutes, and two hours count from the last. */
export const esketaminePhases = [
  phase('check-in', 20, [nurse(esketamineObservation), onSite]),
  phase('dosing', 10, [nurse(esketamineObservation), onSite]),
  phase('observation', 120, [nurse(esketamineObservation), onSite]),
  cleanUp(10),
];

/** Room 155: 30 + 20 + 90 + 15. */
export const intranasalPhases = [
  phase('check-in', 30, [nurse(1), therapist, onSite]),
  phase('dosing', 20, [nurse(1), therapist, onSite]),
  phase('observation', 90, [nurse(recovery), therapist, onSite]),
  cleanUp(15),
];
