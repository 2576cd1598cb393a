import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import { copyInto, type NoteDraft, type NoteTemplateView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { MenuButton, type MenuGroup } from '../../ui/menu-button.js';

/** The clinic's templates for this kind of note. One fills the sections that are still empty and overwrites nothing. */
@Component({
  selector: 'kat-template-menu',
  imports: [MenuButton],
  template: `
    @if (mayUse) {
      <kat-menu-button icon="file-text" [groups]="groups()">Template</kat-menu-button>
    }
  `,
})
export class TemplateMenu {
  readonly draft = input.required<NoteDraft>();
  readonly changed = output<NoteDraft>();
  private readonly router = inject(Router);
  /** Templates and phrases are written for therapy notes. */
  protected readonly mayUse = inject(SignInState).may('notes.write');
  private readonly templates = httpResource<NoteTemplateView[]>(() => (this.mayUse ? '/api/v1/note-templates' : undefined));
  protected readonly groups = computed((): MenuGroup[] => {
    const all = this.templates.hasValue() ? this.templates.value() : [];
    const fitting = all.filter(({ noteType, isRetired }) => noteType === this.draft().noteType && !isRetired);
    const items = fitting.map((template) => ({ label: template.name, run: () => this.changed.emit(filled(this.draft(), template)) }));
    const keep = { label: 'The clinic’s templates …', run: () => void this.router.navigate(['/notes/templates']) };
    return [...(items.length === 0 ? [] : [{ items }]), { items: [keep] }];
  });
}

function filled(draft: NoteDraft, { id, format, sections, writtenAt }: NoteTemplateView): NoteDraft {
  const isUntouched = Object.values(draft.sections).every((text) => text.trim() === '');
  const origin = { from: 'template', id, wordedAt: writtenAt } as const;
  const begun = isUntouched ? { ...draft, format } : draft;
  return Object.entries(sections)
    .filter(([, text]) => text.trim() !== '')
    .reduce((written, [section, text]) => copyInto(written, section, text, origin), begun);
}
