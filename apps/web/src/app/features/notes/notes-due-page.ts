import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instantFromMs, type NoteDuty, type NoteDutyKind, type NotesDueView } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { DueBadge } from '../../ui/due-badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { noteTypeWords } from './note-words.js';

const verbs: Readonly<Record<Exclude<NoteDutyKind, 'answer'>, string>> = {
  write: 'Write',
  sign: 'Sign',
  cosign: 'Co-sign',
  close: 'Close',
};
const explanations: Readonly<Record<NoteDutyKind, string>> = {
  write: 'The visit is over and nobody has begun it.',
  sign: 'Not signed.',
  cosign: 'Signed by its author, waits for the co-signature.',
  close: 'Its author has left without signing.',
  answer: 'The law gives a last day for the answer.',
};

const courseEnded = 'The course has ended and nobody has begun it.';

/** Everything owed to notes: one's own, and the whole clinic's for whoever answers for it. Only that it is owed, never its words. */
@Component({
  selector: 'kat-notes-due-page',
  imports: [DueBadge, EmptyState, Loading, PageHeader, ProblemPanel, RouterLink, SegmentedChoice],
  templateUrl: './notes-due-page.html',
  styleUrls: ['./listed.css', './notes-due-page.css'],
})
export default class NotesDuePage {
  protected readonly answer = httpResource<NotesDueView>(() => '/api/v1/notes-due');
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly now = computed(() => this.clock.now());
  protected readonly show = signal<'overdue' | 'all'>('all');
  protected readonly choices = [
    { value: 'all', label: 'Everything' },
    { value: 'overdue', label: 'Overdue' },
  ] as const;
  private readonly all = computed(() => (this.answer.hasValue() ? this.answer.value().duties : []));
  protected readonly shown = computed(() => this.all().filter((duty) => this.show() === 'all' || this.isOverdue(duty)));
  protected readonly mine = computed(() => this.shown().filter(({ isMine }) => isMine));
  protected readonly others = computed(() => this.shown().filter(({ isMine }) => !isMine));
  protected readonly hidden = computed(() => this.all().length - this.shown().length);
  protected readonly overdue = computed(() => this.all().filter((duty) => this.isOverdue(duty)).length);

  constructor() {
    const [live, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['note', 'amendment', 'appointment'] as const) live.reloads(topic, this.answer, destroyRef);
  }

  protected sentence({ kind, noteType, patient }: NoteDuty): string {
    if (kind === 'answer') return `Answer the request to amend from ${patient.name}`;
    return `${verbs[kind]} the ${noteType === null ? 'note' : noteTypeWords(noteType).toLowerCase()} for ${patient.name}`;
  }

  /** Whose it is where it is not one's own, and when the note was begun: a patient may have several of one kind. */
  protected detail({ kind, noteType, person, isMine, begunAt }: NoteDuty): string {
    const who = isMine && kind !== 'close' ? [] : [`${person?.name ?? ''}.`];
    const begun = begunAt === null ? [] : [`Begun ${inZone(begunAt, this.signIn.zone(), 'date-time')}.`];
    return [
      ...(person === null ? ['Any prescriber or the medical director.'] : who),
      ...begun,
      noteType === 'discharge-summary' && kind === 'write' ? courseEnded : explanations[kind],
    ].join(' ');
  }

  /** Another's draft is theirs alone: it has no way in. */
  protected address({ kind, noteId, patient, isMine }: NoteDuty): string[] | null {
    if (kind === 'answer') return ['/patients', patient.id, 'amendments'];
    if (noteId !== null && (isMine || kind === 'cosign')) return ['/notes', noteId];
    return isMine ? ['/patients', patient.id, 'notes'] : null;
  }

  protected instantOf(dueAt: string): number {
    return instantFromMs(Date.parse(dueAt));
  }

  private isOverdue({ dueAt }: NoteDuty): boolean {
    return Date.parse(dueAt) < this.now();
  }
}
