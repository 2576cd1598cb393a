import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { templateSections, type NoteTemplateView } from '@sojourn/domain';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { noteTypeWords } from './note-words.js';
import { OwnWords } from './own-words.js';
import { TemplateForm } from './template-form.js';

/** The clinic's note templates: who writes them keeps them here, everybody who writes notes sees them. */
@Component({
  selector: 'kat-templates-page',
  imports: [Button, Chip, EmptyState, Loading, OwnWords, PageHeader, ProblemPanel, TemplateForm],
  template: `
    <div class="kat-page">
      <kat-page-header
        heading="Note templates"
        detail="Words that stand ready in a new note. Whoever signs says that they hold, or changes them."
      >
        @if (mayWrite) {
          <button type="button" kat-button kind="primary" icon="plus" (click)="edited.set('new')">New template</button>
        }
      </kat-page-header>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="answer.reload()" />
      } @else if (answer.hasValue()) {
        <ul class="kat-card">
          @for (template of answer.value(); track template.id) {
            <li>
              <div>
                <strong>{{ template.name }}</strong>
                <p class="meta">{{ typeWords(template.noteType) }}: {{ sectionsOf(template) }}</p>
              </div>
              <span class="kat-row">
                @if (template.isRetired) {
                  <kat-chip icon="ban">Not offered any more</kat-chip>
                }
                @if (mayWrite) {
                  <button type="button" kat-button size="small" icon="pencil" (click)="edited.set(template)">
                    Edit {{ template.name }}
                  </button>
                }
              </span>
            </li>
          } @empty {
            <li><kat-empty-state icon="file-text" sentence="The clinic has no template yet." /></li>
          }
        </ul>
        @if (edited(); as one) {
          <kat-template-form [template]="one === 'new' ? null : one" (saved)="keep()" (closed)="edited.set(null)" />
        }
        @if (keepsWords) {
          <kat-own-words />
        }
      } @else {
        <kat-loading label="Opening the templates" [lines]="6" />
      }
    </div>
  `,
  styleUrl: './listed.css',
})
export default class TemplatesPage {
  private readonly signIn = inject(SignInState);
  protected readonly mayWrite = this.signIn.may('note-templates.write');
  protected readonly keepsWords = this.signIn.may('vocabularies.keep');
  protected readonly answer = httpResource<NoteTemplateView[]>(() => '/api/v1/note-templates');
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  protected readonly edited = signal<NoteTemplateView | 'new' | null>(null);
  protected readonly typeWords = noteTypeWords;

  protected sectionsOf({ noteType, sections }: NoteTemplateView): string {
    const filled = templateSections(noteType).filter(({ id }) => (sections[id] ?? '').trim() !== '');
    return filled.map(({ label }) => label.toLowerCase()).join(', ');
  }

  protected keep(): void {
    this.edited.set(null);
    this.answer.reload();
  }
}
