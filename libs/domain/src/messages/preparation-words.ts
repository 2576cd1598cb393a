/** How a visit is prepared for. `preparation` is null for a visit without a dose. Times are minutes before the visit. */
export interface LetterPreparation {
  readonly preparation: { readonly solidsMin: number; readonly fluidsMin: number; readonly areNoseSpraysOff: boolean } | null;
  readonly escortName: string | null;
}

/**
 * How the patient prepares and who takes them home, a paragraph each; none for a visit without a dose. Source: clinical reference §8.2 (reminders).
 *
 * Example: before an infusion, "Eat nothing solid for 4 hours before". Odd case: where nobody is known who takes the patient home, it asks who.
 */
export function preparationWords({ preparation, escortName }: LetterPreparation): readonly string[] {
  return preparation === null ? [] : [howToPrepare(preparation), escortWords(escortName)];
}

function howToPrepare({ solidsMin, fluidsMin, areNoseSpraysOff }: NonNullable<LetterPreparation['preparation']>): string {
  return [
    'To prepare:',
    `– Eat nothing solid for ${durationWords(solidsMin)} before, and drink nothing for ${durationWords(fluidsMin)} before.`,
    ...(areNoseSpraysOff ? ['– Use no nasal spray or decongestant for 1 hour before.'] : []),
    '– No alcohol and no cannabis for 24 hours before.',
    '– Take your regular medicines, also those for blood pressure, unless your prescriber told you otherwise.',
    '– Wear comfortable clothes.',
  ].join('\n');
}

function escortWords(escortName: string | null): string {
  const who = escortName === null ? 'An adult must take you home. Please tell us who.' : `${escortName} takes you home.`;
  return `${who} Do not drive until the next day, after a night’s sleep.`;
}

function durationWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
