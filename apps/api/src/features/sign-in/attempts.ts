import { Injectable } from '@nestjs/common';
import { ProblemException } from '../../platform/http/problem.js';
import { SecurityEvents } from './security-events.js';
import { Tries } from './tries.js';

export interface Attempt {
  readonly email: string;
  readonly address: string | null;
  readonly deviceId: string;
  readonly requestId: string;
}

/** A whole clinic may stand behind one address: so many failures in a row, without one success among them, are free there. */
const freeFailuresOfAPlace = 25;

/** Counts failures per address-and-place and per place, and makes the next attempt wait. Never a permanent lock. */
@Injectable()
export class Attempts {
  constructor(
    private readonly tries: Tries,
    private readonly events: SecurityEvents,
  ) {}

  async mayTry(attempt: Attempt): Promise<void> {
    const seconds = await this.tries.secondsToWait(bucketsOf(attempt));
    if (seconds === 0) return;
    const detail = `Too many attempts. Wait ${seconds} seconds, then try again. A colleague can still sign in.`;
    throw new ProblemException({
      status: 429,
      code: 'too-many-attempts',
      title: 'Please wait',
      detail,
      facts: { retryAfterSeconds: seconds },
    });
  }

  async failed(attempt: Attempt, personId: string | null): Promise<void> {
    const [own, place] = bucketsOf(attempt);
    await this.tries.count(own, 0);
    await this.tries.count(place, freeFailuresOfAPlace);
    await this.events.note({ kind: 'sign-in-refused', personId, ...attempt });
  }

  async succeeded(attempt: Attempt, personId: string): Promise<void> {
    await this.tries.forget(bucketsOf(attempt));
    await this.events.note({ kind: 'signed-in', personId, ...attempt });
  }
}

/** The address of a person at a place, and the place: guessing one password for many people shows there. */
function bucketsOf(attempt: Attempt): [string, string] {
  const place = attempt.address ?? 'unknown';
  return [`${attempt.email.toLowerCase()} ${place}`, `place ${place}`];
}
