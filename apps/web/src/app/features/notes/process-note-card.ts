import { Component, DestroyRef, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import type { ProcessNoteSaved, ProcessNoteView } from '@sojourn/domain';
import { RouterLink } from '@angular/router';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

const pauseMs = 1200;

/** One process note as its author goes on writing it. Every pause is saved; until then the words are sealed on this device. */
@Component({
  selector: 'kat-process-note',
  imports: [Banner, Button, ClinicTime, Field, FieldInput, ProblemPanel, RouterLink],
  template: `
    <div class="kat-row head">
      <h3>{{ day() }}</h3>
      <p class="meta" role="status">
        @if (isSaved()) {
          Saved {{ savedAt() | clinicTime: 'date-time' }}
        } @else {
          Sealed on this device; saving when you pause
        }
      </p>
    </div>
    @if (!note().hasChartNote) {
      <kat-banner tone="caution" heading="The chart has no note of yours about this day">
        A process note does not stand in for one. The session still needs its progress or integration note.
        <a katBannerActions [routerLink]="['/patients', patientId(), 'notes']">Write the chart note</a>
      </kat-banner>
    }
    <kat-field [label]="'Process note of ' + day()">
      <textarea katInput class="words" rows="6" maxlength="60000" [value]="text()" (input)="type($event)"></textarea>
    </kat-field>
    @if (isElsewhere()) {
      <kat-banner tone="caution" heading="You saved this note on another screen as well">
        <p class="words">{{ note().text }}</p>
        <div class="kat-row" katBannerActions>
          <button type="button" kat-button (click)="keepMine()">Go on with the words on this screen</button>
          <button type="button" kat-button kind="quiet" (click)="takeTheirs()">Take the other screen’s words</button>
        </div>
      </kat-banner>
    } @else if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" canRetry (retried)="save()" />
    }
  `,
  host: { class: 'kat-card' },
  styleUrl: './process-notes.css',
})
export class ProcessNoteCard {
  readonly patientId = input.required<string>();
  readonly note = input.required<ProcessNoteView>();
  readonly changedElsewhere = output();
  protected readonly sending = submission();
  private readonly which = computed(() => this.note().id);
  protected readonly text = linkedSignal({ source: this.which, computation: () => untracked(this.note).text });
  private readonly kept = linkedSignal({ source: this.which, computation: () => untracked(this.note).text });
  private readonly version = linkedSignal({ source: this.which, computation: () => untracked(this.note).version });
  protected readonly savedAt = linkedSignal({ source: this.which, computation: () => untracked(this.note).savedAt });
  protected readonly isElsewhere = signal(false);
  protected readonly isSaved = computed(() => this.text() === this.kept());
  protected readonly day = computed(() => inZone(this.note().heldOn, 'UTC', 'date'));
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    keepsDraft<string>({
      name: () => `process-note ${this.which()}`,
      typed: () => (this.isSaved() ? null : this.text()),
      restore: (text) => this.write(text),
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      void this.save();
    });
  }

  protected type(event: Event): void {
    this.write((event.target as HTMLTextAreaElement).value);
  }

  protected async keepMine(): Promise<void> {
    this.version.set(this.note().version);
    this.isElsewhere.set(false);
    await this.save();
  }

  protected takeTheirs(): void {
    this.version.set(this.note().version);
    this.text.set(this.note().text);
    this.kept.set(this.note().text);
    this.isElsewhere.set(false);
  }

  protected async save(): Promise<void> {
    const [text, version] = [this.text(), this.version()];
    if (this.isSaved() || this.isElsewhere() || this.sending.busy()) return;
    const options = { ifMatch: `"${version}"` };
    const answer = await this.sending.put<ProcessNoteSaved>(`/api/v1/process-notes/${this.which()}`, { text }, options);
    if (!answer.ok) {
      this.isElsewhere.set(answer.problem.status === 412);
      if (answer.problem.status === 412) this.changedElsewhere.emit();
      return;
    }
    this.version.set(answer.value.version);
    this.savedAt.set(answer.value.savedAt);
    this.kept.set(text);
    if (!this.isSaved()) this.soon();
  }

  private write(text: string): void {
    this.text.set(text);
    this.soon();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pauseMs);
  }
}
