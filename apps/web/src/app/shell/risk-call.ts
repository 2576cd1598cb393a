import { httpResource } from '@angular/common/http';
import { DestroyRef, Service, computed, inject } from '@angular/core';
import { instantFromMs, riskCallAt, type RiskCallView } from '@sojourn/domain';
import { dateInZone, inZone } from '../core/clinic-time.js';
import { Clock } from '../core/clock.js';
import { lastSeen } from '../core/last-seen.js';
import { LiveFeed } from '../core/live-feed.js';
import { SignInState } from '../core/sign-in-state.js';
import type { Tone } from '../ui/tone.js';

/** What a screen says of risk events, in parts: a phone shows how many and how they stand, the rest is heard. */
interface RiskCallWords {
  readonly tone: Tone;
  readonly count: number;
  readonly what: string;
  readonly state: string;
  readonly rest: string;
}

const events = (count: number): string => (count === 1 ? ' risk event' : ' risk events');

/** The clinic's open risk events as every screen hears of them, by this screen's clock and without a name. Source: clinical reference §4.6. */
@Service()
export class RiskCall {
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  private readonly calls = httpResource<RiskCallView>(() => (this.signIn.may('risk.hear') ? '/api/v1/risk-events/call' : undefined));
  readonly mayRead = computed(() => this.signIn.may('risk.read'));
  /** What this person last heard: a server that does not answer silences no call. */
  private readonly call = lastSeen(this.calls, this.signIn.callerKey);
  private readonly late = computed(() => {
    const call = this.call();
    return call === null ? { overdue: 0, nextDue: null } : riskCallAt(call, instantFromMs(Math.round(this.clock.now())));
  });
  /** Whether it has come to this person's office that nobody answered in time. */
  private readonly isTold = computed(() => this.call()?.told.some((role) => this.signIn.view()?.roles.includes(role)) ?? false);

  /**
   * The unanswered events that are this person's to answer or to have answered, each by a mark of its own: a clinician's from the start, anybody's
   * once it has come to their office. A mark changes when it does.
   */
  readonly mine = computed((): readonly string[] => {
    const times = this.call()?.dueTimes ?? [];
    if (!this.isTold() && !this.signIn.may('risk.act')) return [];
    return times.map((time) => `${this.signIn.callerKey()} ${this.isTold() ? 'told' : 'first'} ${time}`);
  });
  /** Example: "2 risk events wait for an answer". */
  readonly sentence = computed(() => {
    const count = this.mine().length;
    const wait = count === 1 ? 'A risk event waits for an answer' : `${count} risk events wait for an answer`;
    return this.isTold() ? `${wait}: it has come to you` : wait;
  });

  /** Null while there is nothing to say: who reads no risk events hears only of those that nobody answered in time. */
  readonly words = computed((): RiskCallWords | null => {
    const call = this.call();
    if (call === null || call.open === 0) return null;
    if (!this.mayRead() && this.late().overdue === 0) return null;
    if (call.dueTimes.length === 0) return { tone: 'caution', count: call.open, what: events(call.open), state: ' open', rest: '' };
    return this.late().overdue === 0 ? this.waits(call) : this.isLate(call);
  });

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.calls, inject(DestroyRef));
  }

  private waits({ dueTimes }: RiskCallView): RiskCallWords {
    const count = dueTimes.length;
    const what = `${events(count)} to answer${count === 1 ? '' : ', next'}`;
    return { tone: 'alert', count, what, state: ` by ${this.time(this.late().nextDue)}`, rest: '' };
  }

  private isLate({ dueTimes }: RiskCallView): RiskCallWords {
    const { overdue, nextDue } = this.late();
    const all = overdue === dueTimes.length;
    const rest = all ? ` since ${this.time(dueTimes[0] ?? null)}` : `, next by ${this.time(nextDue)}`;
    const what = all ? events(overdue) : ` of ${dueTimes.length}${events(dueTimes.length)}`;
    return { tone: 'alert', count: overdue, what, state: ' overdue', rest: `${rest}${this.isTold() ? ', now yours' : ''}` };
  }

  /** With its day, where that is not today in the clinic. */
  private time(at: string | null): string {
    if (at === null) return '';
    const zone = this.signIn.zone();
    return inZone(at, zone, dateInZone(at, zone) === dateInZone(this.clock.now(), zone) ? 'time' : 'date-time');
  }
}
