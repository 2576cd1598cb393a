import { Component, input, output } from '@angular/core';
import { arrangeNote, signingStatements, type TherapyNoteView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Passage } from './passage.js';
import { PutAside } from './put-aside.js';

/** The draft of somebody who has left, read by whoever answers for it, and closed as unsigned by its author. */
@Component({
  selector: 'kat-close-orphan',
  imports: [Banner, Button, Passage, ProblemPanel, PutAside],
  template: `
    <kat-banner tone="caution" [heading]="note().author.name + ' has left without signing this draft'">
      It stays {{ note().author.name }}’s. Closing it makes it part of the record as unsigned by its author, with your countersignature; its
      words can no longer be changed by anybody.
    </kat-banner>
    <article class="kat-card">
      @for (row of written(); track row.section.id) {
        <div>
          <h2>{{ row.section.label }}</h2>
          <kat-passage [text]="row.text" />
        </div>
      } @empty {
        <p>Nothing was written in this draft.</p>
      }
    </article>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    <section class="kat-card">
      <p>{{ statement }}</p>
      <button type="button" kat-button kind="primary" icon="signature" [busy]="sending.busy()" (click)="close()">
        Countersign and close the draft
      </button>
      <kat-put-aside [note]="note()" (putAside)="closedNote.emit($event)" />
    </section>
  `,
  styles: `
    :host,
    article,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-16);
      justify-items: start;
    }
  `,
})
export class CloseOrphan {
  readonly note = input.required<TherapyNoteView>();
  readonly closedNote = output<TherapyNoteView>();
  protected readonly sending = submission();
  protected readonly statement = signingStatements.countersign;
  private readonly signatureId = crypto.randomUUID();

  protected written() {
    const { draft } = this.note();
    return arrangeNote(draft, draft.format).flatMap(({ sections }) => sections.filter(({ text }) => text.trim() !== ''));
  }

  protected async close(): Promise<void> {
    const body = { id: this.signatureId, version: this.note().version };
    const answer = await this.sending.post<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}/countersignature`, body);
    if (answer.ok) this.closedNote.emit(answer.value);
  }
}
