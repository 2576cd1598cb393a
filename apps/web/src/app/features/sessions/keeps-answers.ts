import { inject, signal, type Signal } from '@angular/core';
import { keepsDraft } from '../../core/outbox/draft.js';
import { SessionRoom } from './session-room.js';

/** One answer of a form as a signal of its own. */
interface Answer {
  (): unknown;
  set(value: never): void;
}

type Kept = Readonly<Record<string, unknown>>;

/**
 * Keeps the half-given answers of a panel on this device, as `keepsDraft` does, where each answer is a signal. What they are while the panel is
 * made counts as nothing typed. Answers when words that came back were typed, for `kat-typed-before`; null once the panel is empty again.
 */
export function keepsAnswers(form: () => string, answers: Readonly<Record<string, Answer>>): Signal<number | null> {
  const room = inject(SessionRoom);
  const given = (): Kept => Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer()]));
  const blank = JSON.stringify(given());
  const typedAt = signal<number | null>(null);
  keepsDraft<Kept>({
    name: () => `${form()} ${room.sessionId()}`,
    typed: () => {
      const now = given();
      if (JSON.stringify(now) !== blank) return now;
      typedAt.set(null);
      return null;
    },
    restore: (kept, keptAt) => {
      for (const [name, answer] of Object.entries(answers)) if (name in kept) answer.set(kept[name] as never);
      typedAt.set(keptAt);
    },
  });
  return typedAt.asReadonly();
}
