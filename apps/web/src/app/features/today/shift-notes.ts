import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { shiftNoteParts, shifts, type Shift, type ShiftNotePart, type ShiftNoteView, type ShiftNotesView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { keepsDraft } from '../../core/outbox/draft.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { partWords, shiftWords } from './shift-words.js';

const path = '/api/v1/shift-notes';
const nothing: Readonly<Record<ShiftNotePart, string>> = { watch: '', open: '', rooms: '' };

/** A hand-over note half written. */
interface Draft {
  readonly id: ReturnType<typeof crypto.randomUUID>;
  readonly shift: Shift | null;
  readonly siteId: string | null;
  readonly written: Readonly<Record<ShiftNotePart, string>>;
}

/** What one shift tells the next: read and acknowledged here, written here. A note stays as it was written. */
@Component({
  selector: 'kat-shift-notes',
  imports: [Button, Chip, ClinicTime, EmptyState, Field, FieldInput, Loading, ProblemPanel, SegmentedChoice],
  templateUrl: './shift-notes.html',
  styleUrl: './shift-notes.css',
})
export class ShiftNotes {
  protected readonly notes = httpResource<ShiftNotesView>(() => path);
  protected readonly problem = computed(() => (this.notes.error() === undefined ? null : problemOf(this.notes.error())));
  protected readonly sending = submission();
  protected readonly reading = submission();
  protected readonly isWriting = signal(false);
  protected readonly isTried = signal(false);
  protected readonly shift = signal<Shift | null>(null);
  private readonly chosenSite = signal<string | null>(null);
  protected readonly written = signal(nothing);
  protected readonly siteId = computed(() => {
    const sites = this.notes.hasValue() ? this.notes.value().sites : [];
    return this.chosenSite() ?? (sites.length === 1 ? (sites[0]?.id ?? null) : null);
  });
  protected readonly isEmpty = computed(() => shiftNoteParts.every((part) => this.written()[part].trim() === ''));
  protected readonly shiftChoices = shifts.map((value) => ({ value, label: shiftWords[value] }));
  protected readonly parts = shiftNoteParts.map((part) => ({ part, label: partWords[part] }));
  protected readonly shiftWords = shiftWords;
  private id = crypto.randomUUID();
  protected readonly typedAt = signal<number | null>(null);

  constructor() {
    inject(LiveFeed).reloads('shift-note', this.notes, inject(DestroyRef));
    keepsDraft<Draft>({
      name: () => 'hand-over',
      typed: () => {
        const draft = { id: this.id, shift: this.shift(), siteId: this.chosenSite(), written: this.written() };
        return draft.shift === null && draft.siteId === null && this.isEmpty() ? null : draft;
      },
      restore: (draft, keptAt) => {
        this.id = draft.id;
        this.shift.set(draft.shift);
        this.chosenSite.set(draft.siteId);
        this.written.set(draft.written);
        this.isWriting.set(true);
        this.typedAt.set(keptAt);
      },
    });
  }

  protected choose(siteId: string): void {
    this.chosenSite.set(siteId === '' ? null : siteId);
  }

  protected write(part: ShiftNotePart, text: string): void {
    this.written.update((written) => ({ ...written, [part]: text }));
  }

  protected said(note: ShiftNoteView): readonly { readonly label: string; readonly text: string }[] {
    return this.parts.flatMap(({ part, label }) => {
      const text = note.parts[part];
      return text === null ? [] : [{ label, text }];
    });
  }

  protected readers(note: ShiftNoteView): string {
    return note.readBy.length === 0 ? 'Nobody has read it yet' : `Read by ${note.readBy.map(({ name }) => name).join(', ')}`;
  }

  /** What is typed stays until the server has it. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [siteId, shift] = [this.siteId(), this.shift()];
    if (siteId === null || shift === null || this.isEmpty()) return;
    const answer = await this.sending.post<ShiftNotesView>(path, { id: this.id, siteId, shift, parts: this.written() });
    if (!answer.ok) return;
    this.notes.set(answer.value);
    this.id = crypto.randomUUID();
    this.written.set(nothing);
    this.shift.set(null);
    this.chosenSite.set(null);
    this.typedAt.set(null);
    this.isTried.set(false);
    this.isWriting.set(false);
  }

  protected async acknowledge({ id }: ShiftNoteView): Promise<void> {
    const answer = await this.reading.post<ShiftNotesView>(`${path}/${id}/reading`);
    if (answer.ok) this.notes.set(answer.value);
  }
}
