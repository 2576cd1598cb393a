import { Service, computed, signal, untracked } from '@angular/core';
import { remember, remembered } from './device-storage.js';

const SECOND = 1000;
/** The Date header has whole seconds and travels for a while; a smaller difference than this is noise. */
const NOTICEABLE_MS = 2 * SECOND;

/** The time every screen shows: this device's clock, corrected by the server's, ticking on the second. The correction outlives a reload. */
@Service()
export class Clock {
  private readonly deviceNow = signal(Date.now());
  private readonly offsetMs = signal(Number(remembered('clock-offset') ?? 0) || 0);
  /** What this device's own clock shows, uncorrected: for how long something lasts here, which a correction must not stretch. */
  readonly device = this.deviceNow.asReadonly();
  /** Instant in milliseconds since the epoch, renewed each second. */
  readonly now = computed(() => this.deviceNow() + this.offsetMs());
  /** How far this device's clock is from the server's; zero when the difference is too small to notice. */
  readonly deviationMs = this.offsetMs.asReadonly();

  constructor() {
    this.tick();
  }

  /** The present instant, exact and not a signal: for the time stamp of something a person just did. */
  instant(): number {
    return Date.now() + this.offsetMs();
  }

  hearServer(dateHeader: string | null): void {
    const serverMs = dateHeader === null ? NaN : Date.parse(dateHeader);
    if (Number.isNaN(serverMs)) return;
    const deviation = serverMs + SECOND / 2 - Date.now();
    const noticed = Math.abs(deviation) < NOTICEABLE_MS ? 0 : deviation;
    if (Math.abs(noticed - untracked(this.offsetMs)) > NOTICEABLE_MS) remember('clock-offset', String(noticed));
    this.offsetMs.set(noticed);
  }

  private tick(): void {
    this.deviceNow.set(Date.now());
    setTimeout(() => this.tick(), SECOND - (this.instant() % SECOND));
  }
}
