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
