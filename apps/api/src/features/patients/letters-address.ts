const allowed = `@.system == "email" && @.isReminderAllowed == true && @.use != "former"`;

/**
 * Where letters to a patient go (SQL, of the patient's row `p`): the e-mail address they allow them at, the preferred one first; NULL where they
 * allow none. Without an answer permission is not given. Source: clinical reference §9.3 (opt-in); ADR 82.
 */
export function lettersAddress(p: string): string {
  const first = (condition: string): string => `jsonb_path_query_first(${p}.identity, '$.contactPoints[*] ? (${condition}).value')`;
  return `(COALESCE(${first(`${allowed} && @.isPreferred == true`)}, ${first(allowed)}) #>> '{}')`;
}
