const dayMs = 86_400_000;
/** Far longer than a link to a check-in lives, which is weeks at most, and the fortnight after its end in which answers are still taken: what is older can be sent no more. */
const keptDays = 90;
/** Finished forms that wait to be sent, and half-filled ones. */
const prefixes = ['sojourn.check-in.', 'sojourn.form.'];

/**
 * Takes answers from this device that nobody can send any more. What has no time is left alone. `nowMs` is the server's time: a device whose own
 * clock is wrong must lose nothing by it.
 */
export function sweepOldAnswers(nowMs: number, storage: () => Storage = () => localStorage): void {
  try {
    const kept = storage();
    const keys = Object.keys(kept).filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
    for (const key of keys) if (nowMs - keptAtOf(kept.getItem(key) ?? '') > keptDays * dayMs) kept.removeItem(key);
  } catch {
    return; // Where storage is forbidden there is nothing to sweep.
  }
}

function keptAtOf(text: string): number {
  try {
    const { keptAt, form } = JSON.parse(text) as { readonly keptAt?: number; readonly form?: { readonly takenAt?: string } };
    return keptAt ?? Date.parse(form?.takenAt ?? '');
  } catch {
    return NaN; // Something foreign is not ours to take.
  }
}
