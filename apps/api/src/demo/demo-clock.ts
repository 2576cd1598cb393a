import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';

/** The seed's clock: stands at a moment of the demo clinic's past while something is told that happened then, and is the server's otherwise. */
export class DemoClock extends Clock {
  private standing: Date | null = null;

  override now(): Date {
    return this.standing ?? super.now();
  }

  async at<T>(iso: string, tell: () => Promise<T>): Promise<T> {
    this.standing = new Date(iso);
    try {
      return await tell();
    } finally {
      this.standing = null;
    }
  }
}

/** Tells something at a moment of the past; with the server's own clock it is told now. */
export function atTime<T>(app: INestApplicationContext, iso: string, tell: () => Promise<T>): Promise<T> {
  const clock = app.get(Clock);
  return clock instanceof DemoClock ? clock.at(iso, tell) : tell();
}
