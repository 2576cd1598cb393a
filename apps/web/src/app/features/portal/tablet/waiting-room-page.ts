import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { tabletTimes, type TabletAnswer } from '@sojourn/domain';
import { Clock } from '../../../core/clock.js';
import { sweepOldAnswers } from '../../../core/old-answers.js';
import { CalmPage } from '../../../ui/calm-page.js';
import CheckInPage from '../check-in-page.js';
import { TabletLine } from './tablet-line.js';

type Form = NonNullable<TabletAnswer['form']>;

/**
 * A tablet that stands ready in the waiting room. It goes to the check-in that the desk hands to it, and comes back by itself: when the answers are
 * sent, when the desk takes it back, or when nobody has touched it for a while. What one patient saw goes with its component.
 */
@Component({
  selector: 'kat-waiting-room-page',
  imports: [CalmPage, CheckInPage, RouterLink],
  templateUrl: './waiting-room-page.html',
  styleUrls: ['../../../ui/calm.css', './waiting-room-page.css'],
  host: { '(document:pointerdown)': 'touch()', '(document:keydown)': 'touch()', '(document:input)': 'touch()' },
})
export default class WaitingRoomPage {
  protected readonly line = new TabletLine();
  private readonly clock = inject(Clock);
  private readonly shown = signal<Form | null>(null);
  /** As a list of none or one, so that another patient's form is another component. */
  protected readonly forms = computed(() => [this.shown()].filter((form) => form !== null));
  private readonly checkIn = viewChild(CheckInPage);
  /** The desk has it again, or nobody touched it for a while; it stays only until its answers are sent and its help was seen. */
  protected readonly isTakenBack = signal(false);
  private readonly touchedAt = signal(0);
  private readonly isLeftAlone = computed(() => {
    const idleMs = this.clock.device() - this.touchedAt();
    return this.shown() !== null && this.checkIn()?.isSeen() === false && idleMs >= tabletTimes.leftAloneMinutes * 60_000;
  });

  private readonly hasHeard = computed(() => this.line.answer() !== null);

  constructor() {
    this.show(null); // a page that was loaded anew asks first whether the form is still its
    effect(() => {
      const form = this.line.isInUse() ? (this.line.answer()?.form ?? null) : null;
      const isHeld = this.checkIn()?.isHeld() === true;
      untracked(() => this.follow(form, isHeld));
    });
    effect(() => {
      if (this.hasHeard()) untracked(() => sweepOldAnswers(this.clock.instant()));
    });
    effect(() => {
      if (this.isLeftAlone()) untracked(() => this.giveBack());
    });
  }

  protected touch(): void {
    this.touchedAt.set(Date.now());
  }

  /** It was seen to its end. */
  protected leave(): void {
    const form = this.shown();
    if (form === null) return;
    this.show(null);
    this.line.leave(form.linkId);
  }

  private giveBack(): void {
    const form = this.shown();
    if (form === null || this.isTakenBack()) return;
    this.isTakenBack.set(true);
    this.line.leave(form.linkId);
  }

  /** What thanks, helps or still sends stays until that is done; whatever comes next waits for it. */
  private follow(form: Form | null, isHeld: boolean): void {
    if (form?.linkId === this.shown()?.linkId && !this.isTakenBack()) return;
    if (isHeld) this.isTakenBack.set(true);
    else this.show(form);
  }

  /** The link stands in the address, where the check-in reads it, and leaves no trace in the history. */
  private show(form: Form | null): void {
    history.replaceState(history.state, '', `${location.pathname}${form?.path.replace(/^[^#]*/, '') ?? ''}`);
    this.touch();
    this.isTakenBack.set(false);
    this.shown.set(form);
  }
}
