import { Component, computed, inject, signal } from '@angular/core';
import type { DueItem } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { DueBadge } from '../../ui/due-badge.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { keepsAnswers } from './keeps-answers.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { ruleWords } from '../../ui/session-words.js';

const open: ReadonlySet<DueItem['status']> = new Set(['upcoming', 'due', 'late']);

/** What is due next of each kind, and what was missed: that wants a reason. The times follow the actual doses. Source: §3.2. */
@Component({
  selector: 'kat-due-strip',
  imports: [Button, ClinicTime, DueBadge, ProblemPanel, TypedBefore],
  template: `
    <ul>
      @for (item of next(); track item.item) {
        <li>
          <span>{{ words(item.item) }} {{ item.dueAt | clinicTime }}</span>
          <kat-due-badge [dueAt]="item.dueAt" [now]="room.now()" />
          @if (item.reason === 'after-alert') {
            <small>re-check</small>
          }
        </li>
      } @empty {
        @if (!room.isOver()) {
          <li><span>Nothing is due yet</span></li>
        }
      }
    </ul>
    <kat-typed-before [at]="typedAt()" />
    @for (item of missed(); track item.item + item.dueAt) {
      <form [attr.aria-label]="'Missed: ' + words(item.item)" (submit)="$event.preventDefault(); explain(item)">
        <label>
          <span>{{ words(item.item) }} of {{ item.dueAt | clinicTime }} was missed. Why?</span>
          <input class="kat-input" type="text" [value]="whyOf(item)" (input)="write(item, why.value)" #why />
        </label>
        <button kat-button [busy]="sending.busy()">Save reason</button>
      </form>
    }
    @if (missedCount() > 1) {
      <button type="button" kat-button kind="quiet" size="small" [attr.aria-expanded]="showsAll()" (click)="showsAll.set(!showsAll())">
        {{ showsAll() ? 'Show the last only' : 'Show all ' + missedCount() + ' missed' }}
      </button>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styleUrl: './due-strip.css',
})
export class DueStrip {
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly words = ruleWords;
  protected readonly showsAll = signal(false);
  /** Why each was missed, as far as it is written, by what was due and when. */
  private readonly whys = signal<Readonly<Record<string, string>>>({});
  protected readonly typedAt = keepsAnswers(() => 'missed', { whys: this.whys });
  private readonly due = computed(() => this.room.fold()?.due ?? []);
  protected readonly next = computed(() => {
    const kinds = ['vital-signs', 'sedation', 'dissociation'] as const;
    return kinds.flatMap((kind) => this.due().find(({ item, status }) => item === kind && open.has(status)) ?? []);
  });
  private readonly unexplained = computed(() =>
    this.due().filter(({ status, missedReason }) => status === 'missed' && missedReason === null),
  );
  protected readonly missedCount = computed(() => this.unexplained().length);
  protected readonly missed = computed(() => (this.showsAll() ? this.unexplained() : this.unexplained().slice(-1)));

  protected whyOf({ item, dueAt }: DueItem): string {
    return this.whys()[`${item} ${dueAt}`] ?? '';
  }

  protected write({ item, dueAt }: DueItem, why: string): void {
    this.whys.update(({ [`${item} ${dueAt}`]: _before, ...rest }) => (why === '' ? rest : { ...rest, [`${item} ${dueAt}`]: why }));
  }

  protected async explain(due: DueItem): Promise<void> {
    const details = { item: due.item, dueAt: new Date(due.dueAt).toISOString(), reason: this.whyOf(due) };
    if (await this.sending.fact('monitoring-missed', details)) this.write(due, '');
  }
}
