const allowed = `@.system == "email" && @.isReminderAllowed == true && @.use != "former"`;

/**
 * Where letters to a patient go (SQL, of the patient's row `p`): the e-mail address they allow them at, the preferred one first; NULL where they
 * allow none. Without an answer permission is not given. Source: clinical reference §9.3 (opt-in); ADR 82.
 */
export function lettersAddress(p: string): string {
  return preferred(p, allowed);
}

/** The number at which a patient is rung (SQL, of the patient's row `p`): the preferred one first, never a former one; NULL where there is none. */
export function phoneToRing(p: string): string {
  return preferred(p, `@.system == "phone" && @.use != "former"`);
}

function preferred(p: string, condition: string): string {
  const first = (wanted: string): string => `jsonb_path_query_first(${p}.identity, '$.contactPoints[*] ? (${wanted}).value')`;
  return `(COALESCE(${first(`${condition} && @.isPreferred == true`)}, ${first(condition)}) #>> '{}')`;
}
