/** What a key does while a visit has the focus. A key that means something is kept from the page. */
export function heedKey(key: KeyboardEvent, acts: Readonly<Record<string, () => void>>): void {
  const act = acts[key.key];
  if (act === undefined) return;
  key.preventDefault();
  act();
}
