import { Component, DestroyRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instantFromMs, productWords, replayFold, replayLines, replayMoments, replayStep, type ReplayStep } from '@sojourn/domain';
import { LiveFeed } from '../../../core/live-feed.js';
import { sessionLog } from '../../../core/session-log.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { IconButton } from '../../../ui/icon-button.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { inZone } from '../../../ui/zone-time.js';
import { ReplayChart } from './replay-chart.js';
import { ReplayNotes } from './replay-notes.js';
import { replayPlayer } from './replay-player.js';
import { ReplaySlider } from './replay-slider.js';
import { ReplayTable } from './replay-table.js';
import { cursorWords, minuteWords, standingWords, stateRows } from './replay-words.js';

/**
 * One session gone through again: dose, vital signs, scales, events and words under one time cursor. What is shown at a moment is the fold
 * of what the log has up to it, the same rule the bedside runs by. It only reads.
 */
@Component({
  selector: 'kat-replay-page',
  imports: [
    ...[Button, EmptyState, IconButton, Loading, PageHeader, ProblemPanel, ReplayChart, ReplayNotes, ReplaySlider, ReplayTable],
    ...[RouterLink, SegmentedChoice],
  ],
  templateUrl: './replay-page.html',
  styleUrl: './replay-page.css',
})
export default class ReplayPage {
  readonly sessionId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly log = sessionLog(this.sessionId);
  protected readonly speeds = [
    { value: 60, label: '×60' },
    { value: 240, label: '×240' },
  ];
  protected readonly speed = signal<number | null>(60);
  protected readonly whole = this.log.fold;
  protected readonly moments = computed(() => replayMoments(this.whole()?.timeline ?? []));
  /** Opened on the whole session; what comes in while somebody looks back leaves their cursor where it is. */
  private readonly cursor = linkedSignal<string, number | null>({ source: this.sessionId, computation: () => null });
  protected readonly at = computed(() => this.cursor() ?? this.moments().at(-1)?.at ?? 0);
  protected readonly now = computed(() => {
    const whole = this.whole();
    return whole === null || !this.log.view.hasValue() ? null : replayFold(this.log.view.value(), instantFromMs(this.at()));
  });
  protected readonly zone = computed(() => this.whole()?.situation.session.zone ?? this.signIn.zone());
  protected readonly clock = computed(() => inZone(this.at(), this.zone(), 'time'));
  protected readonly words = computed(() => this.of((fold) => cursorWords(fold, this.at(), this.zone()), ''));
  protected readonly state = computed(() => this.of((fold) => stateRows(fold, this.zone()), []));
  protected readonly minute = computed(() => {
    const first = this.whole()?.dosing.firstDoseAt ?? null;
    return minuteWords(first === null ? null : Math.floor((this.at() - first) / 60_000));
  });
  protected readonly detail = computed(() => {
    const session = this.whole()?.situation.session;
    return session === undefined ? '' : `${productWords[session.product]}, ${inZone(session.plannedStart, session.zone, 'date')}`;
  });
  /** The patient's words and what the team noted, the newest first: what stands at the cursor is what is read first. */
  protected readonly said = computed(() =>
    this.of(replayLines, [])
      .filter(({ mark }) => mark.kind === 'observation-noted' || mark.kind === 'note-written')
      .map((line, index) => ({
        key: `${line.mark.entryId} ${index}`,
        clock: inZone(line.mark.at, this.zone(), 'time'),
        text: line.mark.glyph === 'quote' ? `“${line.mark.text.replace(/^[a-z-]+: /, '')}”` : line.mark.text,
        standing: standingWords(line, this.zone()),
        isStruck: line.mark.state === 'amended' || line.mark.state === 'entered-in-error',
      }))
      .reverse(),
  );
  protected readonly comingWords = computed(() => {
    const later = this.moments()
      .filter(({ at }) => at > this.at())
      .flatMap(({ marks }) => marks).length;
    if (later === 0) return 'The whole session.';
    return `Up to ${this.clock()}. ${later === 1 ? '1 entry comes' : `${later} entries come`} later and ${later === 1 ? 'is' : 'are'} not shown.`;
  });
  protected readonly player = replayPlayer((passedMs) => this.advance(passedMs));

  constructor() {
    inject(LiveFeed).reloads('session', this.log.view, inject(DestroyRef));
  }

  protected step(step: ReplayStep): void {
    this.player.pause();
    this.cursor.set(replayStep(this.moments(), instantFromMs(this.at()), step));
  }

  /** To the entry under the pointer, where one is within a quarter of a minute; else to its own second. */
  protected moveTo(at: number): void {
    this.player.pause();
    const [first, last] = [this.moments()[0]?.at ?? at, this.moments().at(-1)?.at ?? at];
    const near = this.moments().find((moment) => Math.abs(moment.at - at) <= 15_000)?.at;
    this.cursor.set(near ?? Math.min(last, Math.max(first, Math.round(at / 1_000) * 1_000)));
  }

  protected toggle(): void {
    if (this.player.isPlaying()) return this.player.pause();
    if (this.at() >= (this.moments().at(-1)?.at ?? 0)) this.cursor.set(this.moments()[0]?.at ?? null);
    this.player.play();
  }

  protected print(): void {
    this.player.pause();
    globalThis.print();
  }

  private advance(passedMs: number | null): boolean {
    const [at, last] = [this.at(), this.moments().at(-1)?.at ?? 0];
    const next = passedMs === null ? replayStep(this.moments(), instantFromMs(at), 'next-entry') : at + passedMs * (this.speed() ?? 60);
    this.cursor.set(Math.min(last, next));
    return next < last;
  }

  private of<T>(read: (fold: NonNullable<ReturnType<typeof this.now>>) => T, nothing: T): T {
    const fold = this.now();
    return fold === null ? nothing : read(fold);
  }
}
