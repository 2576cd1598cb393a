import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { noteFormats, noteTypes, templateSections, type NoteFormat, type NoteTemplateView, type NoteTypeId } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { formatWords } from './note-words.js';

interface Written {
  readonly noteType: NoteTypeId;
  readonly name: string;
  readonly format: NoteFormat;
  readonly sections: Readonly<Record<string, string>>;
}

const nothing: Written = { noteType: 'preparation', name: '', format: 'dap', sections: {} };

/** A template as it is written. Only sections that may be copied are here: what is written fresh in every note has no template. */
@Component({
  selector: 'kat-template-form',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  templateUrl: './template-form.html',
})
export class TemplateForm {
  readonly template = input.required<NoteTemplateView | null>();
  readonly saved = output();
  readonly closed = output();
  protected readonly sending = submission();
  private readonly newId = signal(crypto.randomUUID());
  protected readonly written = linkedSignal<Written>(() => this.template() ?? nothing);
  protected readonly sections = computed(() => templateSections(this.written().noteType));
  protected readonly types = noteTypes.filter(({ id }) => id !== 'nursing-session');
  protected readonly formats = noteFormats;
  protected readonly formatWords = formatWords;

  constructor() {
    keepsDraft<Written>({
      name: () => `note template ${this.template()?.id ?? 'new'}`,
      typed: () => (this.written() === (this.template() ?? nothing) ? null : this.written()),
      restore: (written) => this.written.set(written),
    });
  }

  protected type(field: 'noteType' | 'name' | 'format', event: Event): void {
    this.written.update((written) => ({ ...written, [field]: (event.target as HTMLInputElement | HTMLSelectElement).value }));
  }

  protected write(section: string, event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.written.update((written) => ({ ...written, sections: { ...written.sections, [section]: text } }));
  }

  protected async save(isRetired: boolean): Promise<void> {
    const { noteType, name, format, sections } = this.written();
    const allowed = new Set(this.sections().map(({ id }) => id));
    const kept = Object.fromEntries(Object.entries(sections).filter(([id, text]) => allowed.has(id) && text.trim() !== ''));
    const template = { noteType, name, format, sections: kept, isRetired };
    const known = this.template();
    const answer =
      known === null
        ? await this.sending.post('/api/v1/note-templates', { id: this.newId(), template })
        : await this.sending.put(`/api/v1/note-templates/${known.id}`, template, { ifMatch: `"${known.version}"` });
    if (answer.ok) this.saved.emit();
  }
}
