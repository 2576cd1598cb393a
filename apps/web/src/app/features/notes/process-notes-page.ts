import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { processNoteLabel, type ProcessNoteSaved, type ProcessNoteView } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { keepsDraft } from '../../core/outbox/draft.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ProcessNoteCard } from './process-note-card.js';

/** The author's own process notes beside the patient: nobody else has this page, and it does not print. See ADR 0050. */
@Component({
  selector: 'kat-process-notes-page',
  imports: [Banner, Button, Field, FieldInput, Loading, PageHeader, ProblemPanel, ProcessNoteCard],
  template: `
    <p class="print-only">Process notes are not part of the chart and are not printed.</p>
    <div class="kat-page screen-only">
      <kat-page-header heading="Process notes" [level]="2" detail="Yours alone, apart from the chart" />
      <kat-banner tone="info" [heading]="label">
        A process note = yours alone. No colleague, supervisor, patient, search, review, export or print shows it. Medicines, times,
        results, diagnosis, plan and progress belong into the chart.
      </kat-banner>
      <form class="kat-card kat-form" novalidate (submit)="open($event)">
        <h3>New process note</h3>
        <kat-field label="Day of the conversation">
          <input katInput type="date" [value]="heldOn()" (input)="heldOn.set(read($event))" />
        </kat-field>
        <kat-field label="What was said, and what you make of it">
          <textarea katInput class="words" rows="5" maxlength="60000" [value]="text()" (input)="text.set(read($event))"></textarea>
        </kat-field>
        @if (opening.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
        <button kat-button kind="primary" icon="plus" [busy]="opening.busy()" [disabled]="text().trim() === ''">Keep process note</button>
      </form>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="notes.reload()" />
      } @else if (notes.hasValue()) {
        @for (note of notes.value(); track note.id) {
          <kat-process-note [note]="note" [patientId]="patientId()" (changedElsewhere)="notes.reload()" />
        } @empty {
          <p>You have no process note about this patient.</p>
        }
      } @else {
        <kat-loading label="Opening your process notes" [lines]="6" />
      }
    </div>
  `,
  styleUrl: './process-notes.css',
})
export default class ProcessNotesPage {
  readonly patientId = input.required<string>();
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  protected readonly label = processNoteLabel;
  protected readonly opening = submission();
  protected readonly text = signal('');
  protected readonly heldOn = signal(dateInZone(this.clock.now(), this.signIn.zone()));
  private readonly newId = signal(crypto.randomUUID());
  protected readonly notes = httpResource<ProcessNoteView[]>(() => `/api/v1/patients/${this.patientId()}/process-notes`);
  protected readonly problem = computed(() => (this.notes.error() === undefined ? null : problemOf(this.notes.error())));

  constructor() {
    keepsDraft<string>({
      name: () => `new process-note ${this.patientId()}`,
      typed: () => (this.text() === '' ? null : this.text()),
      restore: (text) => this.text.set(text),
    });
  }

  protected read(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    const command = { id: this.newId(), heldOn: this.heldOn(), text: this.text() };
    const answer = await this.opening.post<ProcessNoteSaved>(`/api/v1/patients/${this.patientId()}/process-notes`, command);
    if (!answer.ok) return;
    this.text.set('');
    this.newId.set(crypto.randomUUID());
    this.notes.reload();
  }
}
