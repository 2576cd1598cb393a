import { signal } from '@angular/core';
import { submission } from '../../core/submission.js';
import type { Problem } from '../../ui/problem.js';

/** What a link proves together with the birth date. */
interface LinkProof {
  readonly token: string;
  readonly birthDate: string | null;
}

/** The server said no, and says no again: trying again cannot help. */
export function isForGood(problem: Problem | null): boolean {
  const status = problem?.status ?? 0;
  return status >= 400 && status < 500 && status !== 429;
}

/** The link of the address and what it opens. The token stands behind #: it never travels to a server in an address. */
export class LinkDoor<View> {
  readonly token = decodeURIComponent(location.hash.slice(1));
  /** Names the link on this device; it opens nothing. */
  readonly linkId = this.token.split('.')[1] ?? 'none';
  readonly opening = submission();
  readonly birthDate = signal<string | null>(null);
  readonly view = signal<View | null>(null);

  /** `path` answers the proof with what the link opens. Make it in a field initialiser. */
  constructor(private readonly path: string) {}

  proof(): LinkProof {
    return { token: this.token, birthDate: this.birthDate() };
  }

  async open(): Promise<void> {
    const answer = await this.opening.post<View>(this.path, this.proof());
    if (answer.ok) this.view.set(answer.value);
  }
}
