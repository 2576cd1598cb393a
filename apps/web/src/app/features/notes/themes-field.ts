import { Component, input, output } from '@angular/core';
import { startingVocabularies } from '@sojourn/domain';

/** What surfaced, in the clinic's words. */
@Component({
  selector: 'kat-themes-field',
  template: `
    <fieldset>
      <legend>Themes</legend>
      <div class="kat-row">
        @for (theme of known; track theme.id) {
          <button type="button" class="theme" [attr.aria-pressed]="themes().includes(theme.id)" (click)="toggle(theme.id)">
            {{ themes().includes(theme.id) ? '✓ ' : '' }}{{ theme.label }}
          </button>
        }
      </div>
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
  `,
})
export class ThemesField {
  readonly themes = input.required<readonly string[]>();
  readonly changed = output<string[]>();
  protected readonly known = startingVocabularies.themes;

  protected toggle(id: string): void {
    const themes = this.themes();
    this.changed.emit(themes.includes(id) ? themes.filter((theme) => theme !== id) : [...themes, id]);
  }
}
