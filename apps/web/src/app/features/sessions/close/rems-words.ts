import type { Place } from '../forms/line-to-settle.js';

const words: Readonly<Record<string, string>> = {
  'pressures.prior': 'pressure before',
  'pressures.at40Min': 'pressure at 40 min',
  'pressures.atCompletion': 'pressure at completion',
  'medicines.benzodiazepine': 'benzodiazepine',
  'medicines.sedativeHypnotic': 'other sedative',
  'medicines.psychostimulant': 'stimulant',
  'medicines.monoamineOxidaseInhibitor': 'MAO inhibitor',
  'medicines.opioid': 'opioid',
  durationMin: 'end of monitoring',
  readyWithoutMinimumMin: 'when the patient would have been ready',
  areVitalsAcceptablePrior: 'vital signs before',
  areVitalsAcceptableAtCompletion: 'vital signs at completion',
  sedation: 'sedation',
  dissociation: 'dissociation',
  respiratoryDepression: 'breathing and saturation',
};

/** What is missing in a draft, as a nurse would ask for it. Example: 'pressures.at40Min' is "pressure at 40 min". */
export function missingWords(name: string): string {
  return words[name] ?? name;
}

const before: Place = { stage: 'check', kind: 'vitals-taken' };
const after: Place = { stage: 'recover', kind: 'vitals-taken' };
const places: Readonly<Record<string, Place>> = {
  'pressures.prior': before,
  areVitalsAcceptablePrior: before,
  durationMin: { stage: 'recover' },
  readyWithoutMinimumMin: { stage: 'recover' },
  sedation: { stage: 'recover', kind: 'sedation-assessed' },
  dissociation: { stage: 'recover', kind: 'dissociation-assessed' },
};

/** Where what is missing is written while the patient is still here. Example: the opioid is asked with what has changed since the last visit. */
export function missingPlace(name: string): Place {
  return name.startsWith('medicines.') ? { stage: 'check', kind: 'interval-history-taken' } : (places[name] ?? after);
}
