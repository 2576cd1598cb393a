import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Vocabularies } from './vocabularies.js';

/** What surfaced, in the clinic's words; a word that is missing is added for everybody. */
@Component({
  selector: 'kat-themes-field',
  imports: [Button, Field, FieldInput, ProblemPanel],
  template: `
    <fieldset>
      <legend>Themes</legend>
      <div class="kat-row">
        @for (theme of offered(); track theme.id) {
          <button type="button" class="theme" [attr.aria-pressed]="themes().includes(theme.id)" (click)="toggle(theme.id)">
            {{ themes().includes(theme.id) ? '✓ ' : '' }}{{ theme.label }}
          </button>
        }
      </div>
      <div class="new">
        <kat-field label="A theme that is not in the list" optional>
          <input katInput type="text" maxlength="60" [value]="word()" (input)="type($event)" (keydown.enter)="add($event)" />
        </kat-field>
        <button type="button" kat-button size="small" icon="plus" [disabled]="word().trim() === ''" (click)="add($event)">Add theme</button>
      </div>
      @if (words.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: var(--space-8);
      font: var(--type-label);
    }

    .theme {
      min-height: 32px;
      padding: 2px 12px;
      border: 1px solid var(--edge);
      border-radius: var(--radius-full);
      background: var(--surface);
      font: var(--type-label);
    }

    .theme[aria-pressed='true'] {
      background: var(--tint);
      color: var(--on-tint);
    }

    .new {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: var(--space-8);
      margin-top: var(--space-12);
    }
  `,
})
export class ThemesField {
  readonly themes = input.required<readonly string[]>();
  readonly changed = output<string[]>();
  protected readonly words = inject(Vocabularies);
  protected readonly word = signal('');
  /** The clinic's list, and whatever this note already says that is not in it. */
  protected readonly offered = computed(() => {
    const known = this.words.themes();
    const strays = this.themes().filter((id) => !known.some((theme) => theme.id === id));
    return [...known, ...strays.map((id) => ({ id, label: this.words.label('themes', id) }))];
  });

  protected type(event: Event): void {
    this.word.set((event.target as HTMLInputElement).value);
  }

  protected toggle(id: string): void {
    const themes = this.themes();
    this.changed.emit(themes.includes(id) ? themes.filter((theme) => theme !== id) : [...themes, id]);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    if (this.word().trim() === '') return;
    const added = await this.words.add('themes', this.word());
    if (added === null) return;
    this.word.set('');
    if (!this.themes().includes(added.id)) this.changed.emit([...this.themes(), added.id]);
  }
}
