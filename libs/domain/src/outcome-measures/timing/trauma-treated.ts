/** What of a diagnosis on the chart decides whether trauma is treated. */
export interface ChartDiagnosis {
  readonly codes: readonly { readonly system: string; readonly code: string }[];
  readonly status: string;
  readonly certainty?: string;
}

/** Acute stress reaction and post-traumatic stress disorder. Source: clinical reference §7.4. */
const traumaCodes = /^F43\.(0|1\d?)$/;
const lasting = ['active', 'recurrence', 'relapse', 'remission'];

/**
 * Whether the chart says that trauma is treated, so that its measures belong to the course: a diagnosis F43.0 or F43.1x of ICD-10-CM that
 * has not ended and was not ruled out. Never refuses. Source: clinical reference §4.9, §7.4.
 * Example: F43.12, active, is; F33.2 alone is not. Odd cases: in remission it still is, because the measures say whether it stays so; words
 * without a code, a resolved and a refuted diagnosis are not.
 */
export function isTraumaTreated(diagnoses: readonly ChartDiagnosis[]): boolean {
  return diagnoses.some(
    ({ codes, status, certainty }) =>
      lasting.includes(status) &&
      certainty !== 'refuted' &&
      codes.some(({ system, code }) => system === 'icd-10-cm' && traumaCodes.test(code)),
  );
}
