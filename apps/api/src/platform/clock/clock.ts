import { Injectable } from '@nestjs/common';

/** The server's time. Everything that needs "now" asks here, so that tests and the demo clinic can live on another day. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** ISO 8601 in UTC with milliseconds. */
  nowIso(): string {
    return this.now().toISOString();
  }
}
