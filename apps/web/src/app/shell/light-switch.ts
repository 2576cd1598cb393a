import { Component, inject } from '@angular/core';
import { Appearance } from '../core/appearance.js';
import { Icon } from '../ui/icon.js';
import { lightChoices } from './light-choices.js';

/** Three lights: for the desk, for the evening, for the dosing room. */
@Component({
  selector: 'kat-light-switch',
  imports: [Icon],
  template: `
    <div class="segments" role="group" aria-label="Screen light">
      @for (choice of choices; track choice.light) {
        <button
          type="button"
          [attr.aria-pressed]="choice.light === appearance.light()"
          [attr.title]="choice.label"
          (click)="appearance.chooseLight(choice.light)"
        >
          <kat-icon [name]="choice.icon" [size]="16" />
          <span>{{ choice.label }}</span>
        </button>
      }
    </div>
  `,
  styles: `
    .segments {
      display: flex;
      overflow: hidden;
      border: 1px solid var(--edge);
      border-radius: var(--radius-card);
    }

    button {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: calc(var(--target) - 2px);
      padding: 0 var(--space-12);
      border: 0;
      background: var(--surface);
      font: var(--type-label);
    }

    button + button {
      border-inline-start: 1px solid var(--line);
    }

    button:hover {
      background: var(--sunken);
    }

    button[aria-pressed='true'] {
      background: var(--primary);
      color: var(--on-primary);
    }

    button:focus-visible {
      outline-offset: -4px;
      border-radius: var(--radius-card);
    }

    button[aria-pressed='true']:focus-visible {
      outline-color: var(--on-primary);
    }

    @media (max-width: 1099px) {
      button span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class LightSwitch {
  protected readonly appearance = inject(Appearance);
  protected readonly choices = lightChoices;
}
