import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AmendmentRequestView, NoteListItem } from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { AmendmentRequest, type RequestStep } from './amendment-request.js';
import { AnswerDialog } from './answer-dialog.js';
import { DenialLetterDialog } from './denial-letter-dialog.js';
import { FurtherDialog } from './further-dialog.js';
import { RecordDialog } from './record-dialog.js';

/** Requests to amend, of a patient or about one note, with what may be done about each. */
@Component({
  selector: 'kat-request-list',
  imports: [AmendmentRequest, AnswerDialog, Button, DenialLetterDialog, FurtherDialog, RecordDialog],
  template: `
    <div class="kat-row head">
      <h2>Requests to amend</h2>
      @if (signIn.may('amendments.record')) {
        <button type="button" kat-button size="small" icon="plus" class="screen-only" (click)="isRecording.set(true)">
          Record a request
        </button>
      }
    </div>
    <ul>
      @for (request of requests(); track request.id) {
        <li><kat-amendment-request [request]="request" [isOnNote]="noteId() !== null" (stepAsked)="ask(request, $event)" /></li>
      } @empty {
        <li class="none">The patient has asked for no change{{ noteId() === null ? '' : ' of this note' }}.</li>
      }
    </ul>
    @if (isRecording()) {
      <kat-record-dialog
        [patientId]="patientId()"
        [noteId]="noteId()"
        [notes]="signedNotes()"
        (recorded)="done()"
        (closed)="isRecording.set(false)"
      />
    }
    @if (asked(); as now) {
      @if (now.step === 'answer') {
        <kat-answer-dialog [request]="now.request" [notes]="signedNotes()" (answered)="done()" (closed)="asked.set(null)" />
      } @else if (now.step === 'denial-letter') {
        <kat-denial-letter-dialog [request]="now.request" (closed)="asked.set(null)" />
      } @else {
        <kat-further-dialog [request]="now.request" [step]="now.step" (kept)="done()" (closed)="asked.set(null)" />
      }
    }
  `,
  host: { class: 'kat-card' },
  styles: `
    :host,
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-12);
    }

    .head {
      justify-content: space-between;
    }

    li:not(:last-child) {
      padding-bottom: var(--space-12);
      border-bottom: 1px solid var(--line);
    }

    .none {
      color: var(--muted);
    }
  `,
})
export class RequestList {
  readonly requests = input.required<readonly AmendmentRequestView[]>();
  readonly patientId = input.required<string>();
  /** The note whose page this stands on; null on the patient's page. */
  readonly noteId = input<string | null>(null);
  /** The patient's notes, of which a request or its answer may name one. */
  readonly notes = input<readonly NoteListItem[]>([]);
  readonly changed = output<void>();
  protected readonly signIn = inject(SignInState);
  protected readonly isRecording = signal(false);
  protected readonly asked = signal<{ readonly request: AmendmentRequestView; readonly step: RequestStep } | null>(null);
  protected readonly signedNotes = computed(() =>
    this.notes().filter(({ state }) => ['pending-cosign', 'signed', 'locked'].includes(state)),
  );

  protected ask(request: AmendmentRequestView, step: RequestStep): void {
    this.asked.set({ request, step });
  }

  protected done(): void {
    this.isRecording.set(false);
    this.asked.set(null);
    this.changed.emit();
  }
}
