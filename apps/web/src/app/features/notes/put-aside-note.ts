import { Component, computed, input } from '@angular/core';
import type { TherapyNoteView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Banner } from '../../ui/banner.js';
import { NoteAddenda } from './note-addenda.js';
import { NoteSignatures } from './note-signatures.js';
import { wasSigned } from './note-words.js';
import { WrittenWords } from './written-words.js';

/** A draft begun by mistake or a signed note entered in error: who said so and why, and the words that stay. */
@Component({
  selector: 'kat-put-aside-note',
  imports: [Banner, ClinicTime, NoteAddenda, NoteSignatures, WrittenWords],
  template: `
    @if (note().putAside; as aside) {
      <kat-banner tone="neutral" [heading]="(wasSigned() ? 'Entered in error' : 'Begun by mistake') + ', not part of the record of care'">
        {{ wasSigned() ? 'Marked' : 'Put aside' }} by {{ aside.by.name }}, {{ aside.at | clinicTime: 'date-time' }}. Why:
        <bdi class="why">{{ aside.reason }}</bdi>
      </kat-banner>
    }
    <article class="kat-card" [attr.aria-label]="wasSigned() ? 'What had been signed' : 'What had been typed'">
      <kat-written-words [note]="note()" />
      @if (isEmpty()) {
        <p>Nothing had been typed in this draft.</p>
      }
      @if (wasSigned()) {
        <kat-note-signatures [signatures]="note().signatures" />
        <kat-note-addenda [addenda]="note().addenda" />
      }
    </article>
  `,
  styles: `
    :host,
    article {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-16);
    }

    .why {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class PutAsideNote {
  readonly note = input.required<TherapyNoteView>();

  protected readonly wasSigned = computed(() => wasSigned(this.note()));

  protected isEmpty(): boolean {
    const { sections, themes, commitments } = this.note().draft;
    return themes.length + commitments.length === 0 && Object.values(sections).every((text) => text.trim() === '');
  }
}
