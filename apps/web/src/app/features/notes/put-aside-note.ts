import { Component, input } from '@angular/core';
import type { TherapyNoteView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Banner } from '../../ui/banner.js';
import { WrittenWords } from './written-words.js';

/** A draft that was put aside: who said that it was begun by mistake and why, and what had been typed. */
@Component({
  selector: 'kat-put-aside-note',
  imports: [Banner, ClinicTime, WrittenWords],
  template: `
    @if (note().putAside; as aside) {
      <kat-banner tone="neutral" heading="Begun by mistake, not part of the record of care">
        Put aside by {{ aside.by.name }}, {{ aside.at | clinicTime: 'date-time' }}. Why: <bdi class="why">{{ aside.reason }}</bdi>
      </kat-banner>
    }
    <article class="kat-card" aria-label="What had been typed">
      <kat-written-words [note]="note()" />
      @if (isEmpty()) {
        <p>Nothing had been typed in this draft.</p>
      }
    </article>
  `,
  styles: `
    :host {
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

  protected isEmpty(): boolean {
    const { sections, themes, commitments } = this.note().draft;
    return themes.length + commitments.length === 0 && Object.values(sections).every((text) => text.trim() === '');
  }
}
