import { DestroyRef, InjectionToken, Service, computed, effect, inject, signal, type ResourceRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject, auditTime, filter, interval, type Observable } from 'rxjs';
import { SignInState } from './sign-in-state.js';

/** Something changed in the clinic: what kind and which. A null id means that messages may have been missed: look again. */
export interface LiveMessage {
  readonly topic: string;
  readonly id: string | null;
}

export const OPEN_EVENT_SOURCE = new InjectionToken<(url: string) => EventSource>('open an event source', {
  factory: () => (url: string) => new EventSource(url),
});

const firstDelayMs = 1000;
const longestDelayMs = 30_000;
/** The server beats every 15 s; two missed beats mean that the line is dead although nothing said so. */
const silenceMs = 35_000;

/** The clinic's server-sent events: ids only, the screens fetch what they may see. It lives as long as a person is signed in. */
@Service()
export class LiveFeed {
  private readonly open = inject(OPEN_EVENT_SOURCE);
  private readonly signIn = inject(SignInState);
  private readonly messages = new Subject<LiveMessage>();
  private readonly connected = signal(false);
  private readonly lostAt = signal<number | null>(null);
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private delayMs = firstDelayMs;
  /** Whether changes arrive by themselves. `staleSince` says from when on they may be missing. */
  readonly live = this.connected.asReadonly();
  readonly staleSince = computed(() => (this.connected() ? null : this.lostAt()));

  constructor() {
    effect(() => {
      this.disconnect();
      if (this.signIn.callerKey() !== null) this.connect();
    });
  }

  /** The messages of one topic, and one with a null id after every reconnection. */
  of(topic: string): Observable<LiveMessage> {
    return this.messages.pipe(filter((message) => message.topic === topic || message.id === null));
  }

  /**
   * Reloads a resource when its topic changes, while the component that asks for it lives; at most four times a second. `of` names the one
   * thing of that topic it is about.
   */
  reloads(topic: string, resource: Pick<ResourceRef<unknown>, 'reload'>, destroyRef: DestroyRef, of?: () => string | null): void {
    const isMeant = ({ id }: LiveMessage): boolean => of === undefined || id === null || id === of();
    const changes = this.of(topic).pipe(filter(isMeant), auditTime(250), takeUntilDestroyed(destroyRef));
    changes.subscribe(() => resource.reload());
  }

  /** Asks again from time to time while somebody can see it: some things come due by time alone, and nobody announces them. */
  looksAgain(resource: Pick<ResourceRef<unknown>, 'reload'>, everyMs: number, destroyRef: DestroyRef): void {
    const seen = interval(everyMs).pipe(filter(() => document.visibilityState === 'visible' && this.live()));
    seen.pipe(takeUntilDestroyed(destroyRef)).subscribe(() => resource.reload());
  }

  private connect(): void {
    const source = this.open('/api/v1/live');
    this.source = source;
    source.onopen = () => this.opened();
    source.onmessage = (event: MessageEvent<string>) => this.heard(event.data);
    source.addEventListener('beat', () => this.listen());
    source.addEventListener('end', () => this.retry());
    source.onerror = () => this.retry();
    this.listen();
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.connected.set(false);
    this.lostAt.set(null);
  }

  private opened(): void {
    const missedSome = this.staleSince() !== null;
    this.delayMs = firstDelayMs;
    this.connected.set(true);
    this.lostAt.set(null);
    this.listen();
    if (missedSome) this.messages.next({ topic: '*', id: null });
  }

  private heard(text: string): void {
    this.listen();
    const message = JSON.parse(text) as LiveMessage;
    this.messages.next(message);
  }

  private listen(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.retry(), silenceMs);
  }

  private retry(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.connected.set(false);
    this.lostAt.update((since) => since ?? Date.now());
    // Half of the delay is chance, so that a clinic's tablets do not all return in the same instant after a restart.
    this.timer = setTimeout(() => this.connect(), this.delayMs * (0.5 + Math.random() / 2));
    this.delayMs = Math.min(this.delayMs * 2, longestDelayMs);
  }
}
