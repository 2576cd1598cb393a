import { Component, computed, inject, input } from '@angular/core';
import { arrangeNote, type TherapyNoteView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import { practiceWords } from './note-words.js';
import { Passage } from './passage.js';
import { Vocabularies } from './vocabularies.js';

/** What was written in a note, for reading: sections with words under the headings of its format, themes, practices. */
@Component({
  selector: 'kat-written-words',
  imports: [Chip, ClinicTime, Passage],
  providers: [Vocabularies],
  templateUrl: './written-words.html',
  styleUrl: './signed-note.css',
})
export class WrittenWords {
  readonly note = input.required<TherapyNoteView>();
  private readonly words = inject(Vocabularies);
  protected readonly practiceWords = practiceWords;
  protected readonly headings = computed(() =>
    arrangeNote(this.note().draft, this.note().draft.format)
      .map(({ heading, sections }) => ({ heading, sections: sections.filter(({ text }) => text.trim() !== '') }))
      .filter(({ sections }) => sections.length > 0),
  );
  protected readonly themes = computed(() => this.note().draft.themes.map((id) => this.words.label('themes', id)));
}
