import { computed, signal } from '@angular/core';
import type { SendCheckIn } from '@sojourn/domain';

export type CheckInForm = SendCheckIn['forms'][number];

/** A form that was finished, or an answer that asks for help, with what it takes to send it and whom to call when that cannot be. */
interface Waiting {
  readonly form: CheckInForm;
  readonly pass: string | null;
  readonly phone: string | null;
}

const prefix = 'sojourn.check-in.';
const mostAtOnce = 6;

/**
 * What a patient answered by link and the server has not yet: kept on this phone until it is sent, also over a reload. Each form stands under
 * its own key, which names a link and never a person, so that two windows do not write over each other.
 */
export class CheckInOutbox {
  private readonly kept = signal<readonly Waiting[]>([]);
  readonly waiting = computed(() => this.kept().map(({ form }) => form));
  readonly pass = computed(() => this.kept().findLast(({ pass }) => pass !== null)?.pass ?? null);
  readonly phone = computed(() => this.kept().at(-1)?.phone ?? null);
  /** The forms of which nothing is asked any more. */
  readonly finished = computed(() => this.waiting().flatMap(({ isBegun = false, instrumentId }) => (isBegun ? [] : [instrumentId])));

  constructor(
    private readonly linkId: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {
    this.kept.set(this.read());
  }

  /** As much as goes out at once. */
  next(): CheckInForm[] {
    return this.waiting().slice(0, mostAtOnce);
  }

  /** A finished form says what was begun of it, too. */
  hold(form: CheckInForm, { pass, phone }: Omit<Waiting, 'form'>): void {
    const before = this.waiting().filter(({ instrumentId, isBegun = false }) => isBegun && instrumentId === form.instrumentId);
    this.sent(before);
    this.kept.update((kept) => [...kept, { form, pass, phone }]);
    this.write((storage) => storage.setItem(this.keyOf(form), JSON.stringify({ form, pass, phone })));
  }

  /** The server has these. */
  sent(forms: readonly CheckInForm[]): void {
    this.kept.update((kept) => kept.filter(({ form }) => !forms.some(({ id }) => id === form.id)));
    for (const form of forms) this.write((storage) => storage.removeItem(this.keyOf(form)));
  }

  private keyOf({ id }: CheckInForm): string {
    return `${prefix}${this.linkId}.${id}`;
  }

  private write(act: (storage: Storage) => void): void {
    try {
      act(this.storage());
    } catch {
      return; // Storage may be forbidden or full: the answers live on in the screen itself.
    }
  }

  private read(): Waiting[] {
    try {
      const storage = this.storage();
      const keys = Object.keys(storage).filter((key) => key.startsWith(`${prefix}${this.linkId}.`));
      return keys.map((key) => JSON.parse(storage.getItem(key) ?? '') as Waiting);
    } catch {
      return []; // Storage may be forbidden or hold something foreign.
    }
  }
}
