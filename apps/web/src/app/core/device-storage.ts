/** Under which name the browser keeps it, as its events of storage say. */
export function storageKey(key: string): string {
  return `sojourn.${key}`;
}

/** What this device remembers between visits: looks and its own name, never anything of a patient. Storage may be forbidden by the browser. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(storageKey(key));
  } catch {
    return null; // Private windows may refuse storage; the device then simply forgets.
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(storageKey(key), value);
  } catch {
    return; // Same reason: forgetting a preference is harmless.
  }
}

/** The name this device sends with every request, so that entries can be counted per device. */
export function deviceId(): string {
  const known = remembered('device');
  if (known !== null) return known;
  const fresh = crypto.randomUUID();
  remember('device', fresh);
  return remembered('device') ?? sessionDevice(fresh);
}

let forThisVisit: string | null = null;

function sessionDevice(fresh: string): string {
  forThisVisit ??= fresh;
  return forThisVisit;
}
