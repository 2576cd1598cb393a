import { Component, input } from '@angular/core';
import type { AmendmentRequestView, NoteAddendumView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import { dayWords } from './amendments/request-words.js';

/** What was added below a signed note, each under its own name, and which request of the patient it answers. */
@Component({
  selector: 'kat-note-addenda',
  imports: [Chip, ClinicTime],
  template: `
    @for (addendum of addenda(); track addendum.id) {
      <section>
        <h2>Addendum{{ addendum.isLateEntry ? ', late entry' : '' }}</h2>
        @if (answered().get(addendum.id); as request) {
          <kat-chip tone="info" icon="message-circle">Answers the patient’s request of {{ dayWords(request.receivedOn) }}</kat-chip>
        }
        <p class="words">{{ addendum.text }}</p>
        <p class="meta">
          {{ addendum.author.name }}, {{ addendum.signedAt | clinicTime: 'date-time' }} {{ addendum.eventAt === null ? '' : '· about '
          }}{{ addendum.eventAt === null ? '' : (addendum.eventAt | clinicTime: 'date-time') }}
        </p>
      </section>
    }
  `,
  styles: `
    :host(:empty) {
      display: none;
    }
  `,
  styleUrl: './signed-note.css',
})
export class NoteAddenda {
  readonly addenda = input.required<readonly NoteAddendumView[]>();
  /** Requests by the addendum that answers them. */
  readonly answered = input<ReadonlyMap<string, AmendmentRequestView>>(new Map());
  protected readonly dayWords = dayWords;
}
