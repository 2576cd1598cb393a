import type { FormPlace } from '../ui/measure-form.js';

/**
 * Keeps a half-filled form on this device until it is sent: a reload loses nothing. The key names a form and ids, never a person, and the
 * visit's storage goes with the browser window.
 */
export class AnswerKeeper {
  private readonly key: string;

  constructor(
    what: string,
    private readonly storage: () => Storage = () => sessionStorage,
  ) {
    this.key = `sojourn.form.${what}`;
  }

  read(): FormPlace | null {
    try {
      const kept = this.storage().getItem(this.key);
      return kept === null ? null : (JSON.parse(kept) as FormPlace);
    } catch {
      return null; // Storage may be forbidden or hold something foreign; the form then begins empty.
    }
  }

  keep(place: FormPlace): void {
    try {
      this.storage().setItem(this.key, JSON.stringify(place));
    } catch {
      return; // Same reason: the answers live on in the screen itself.
    }
  }

  forget(): void {
    try {
      this.storage().removeItem(this.key);
    } catch {
      return; // What could not be kept need not be forgotten.
    }
  }
}
