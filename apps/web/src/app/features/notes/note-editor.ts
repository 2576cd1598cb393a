import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import {
  arrangeNote,
  emptySections,
  noteFormats,
  signingStatements,
  type NoteFormat,
  type ObservationFact,
  type TherapyNoteView,
} from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { ClinicTime } from '../../core/clinic-time.js';
import { Connectivity } from '../../core/connectivity.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { CommitmentsField } from './commitments-field.js';
import { NoteAutosave } from './note-autosave.js';
import { formatWords, noteTypeWords } from './note-words.js';
import { QuotesCard } from './quotes-card.js';
import { PracticesBefore } from './practices-before.js';
import { ThemesField } from './themes-field.js';
import { Vocabularies } from './vocabularies.js';

/** The note as it is written. Every pause is saved; whatever fails, the words stay where they were typed. */
@Component({
  selector: 'kat-note-editor',
  imports: [
    Banner,
    Button,
    ClinicTime,
    CommitmentsField,
    Dialog,
    Field,
    FieldInput,
    PracticesBefore,
    ProblemPanel,
    QuotesCard,
    ThemesField,
  ],
  providers: [NoteAutosave, Vocabularies],
  templateUrl: './note-editor.html',
  styleUrl: './note-editor.css',
})
export class NoteEditor {
  readonly note = input.required<TherapyNoteView>();
  readonly signed = output<TherapyNoteView>();
  readonly reread = output<TherapyNoteView>();
  private readonly http = inject(HttpClient);
  private readonly connectivity = inject(Connectivity);
  protected readonly saving = inject(NoteAutosave);
  protected readonly signing = submission();
  protected readonly isAsking = signal(false);
  /** The section the author wrote in last: where a quote goes. */
  private readonly lastSection = signal<string | null>(null);
  /** Made once for each version, so that signing twice on a bad line signs once. */
  private readonly signatureId = computed(() => (this.saving.version() > 0 ? crypto.randomUUID() : ''));
  protected readonly formats = noteFormats;
  protected readonly formatWords = formatWords;
  protected readonly statement = signingStatements.sign;
  protected readonly typeWords = computed(() => noteTypeWords(this.note().draft.noteType).toLowerCase());
  protected readonly draft = computed(() => this.saving.draft() ?? this.note().draft);
  protected readonly headings = computed(() =>
    arrangeNote(this.draft(), this.draft().format).filter(({ sections }) => sections.length > 0),
  );
  protected readonly missing = computed(() => emptySections(this.draft()));
  protected readonly observations = computed(() => this.note().sessions.flatMap(({ observations }) => observations));
  protected readonly saveWords = computed(() => {
    if (this.saving.conflict()) return 'Not saved: changed on another screen.';
    if (!this.connectivity.reachable() && this.saving.isUnsaved()) return 'Not connected. Your words are on this screen; keep it open.';
    if (this.saving.problem() !== null) return 'Not saved yet. Your words are on this screen.';
    if (this.saving.isUnsaved()) return 'Saving when you pause.';
    return null;
  });

  constructor() {
    effect(() => {
      const note = this.note();
      untracked(() => this.saving.open(note));
    });
  }

  protected choose(event: Event): void {
    this.saving.change({ format: (event.target as HTMLSelectElement).value as NoteFormat });
  }

  protected write(section: string, event: Event): void {
    this.lastSection.set(section);
    this.saving.change({ sections: { ...this.draft().sections, [section]: (event.target as HTMLTextAreaElement).value } });
  }

  protected quote(words: string, { isQuote }: ObservationFact): void {
    const section = this.lastSection() ?? this.headings()[0]?.sections[0]?.section.id;
    if (section === undefined) return;
    const before = this.draft().sections[section] ?? '';
    const text = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    this.saving.change({ sections: { ...this.draft().sections, [section]: `${text}${words}${isQuote ? '' : ' (observed)'}\n` } });
  }

  protected async keepMine(): Promise<void> {
    await this.saving.keepMine((await this.newest()).version);
  }

  protected async takeTheirs(): Promise<void> {
    this.reread.emit(await this.newest());
  }

  protected async sign(): Promise<void> {
    if (!(await this.saving.save())) return this.isAsking.set(false);
    const body = { id: this.signatureId(), version: this.saving.version() };
    const answer = await this.signing.post<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}/signature`, body);
    this.isAsking.set(false);
    if (answer.ok) this.signed.emit(answer.value);
  }

  private newest(): Promise<TherapyNoteView> {
    return firstValueFrom(this.http.get<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}`));
  }
}
