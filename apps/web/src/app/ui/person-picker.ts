import { Component, input, output } from '@angular/core';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';

export interface PickablePerson {
  readonly personId: string;
  readonly displayName: string;
  readonly initials: string;
}

/** People known on this device, each one press away from their PIN. */
@Component({
  selector: 'kat-person-picker',
  imports: [Avatar, Icon],
  template: `
    <ul [attr.aria-label]="label()">
      @for (person of people(); track person.personId) {
        <li>
          <button type="button" (click)="picked.emit(person)">
            <kat-avatar [initials]="person.initials" />
            <span>{{ person.displayName }}</span>
            <kat-icon name="chevron-right" [size]="18" />
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
      background: var(--surface);
    }

    li + li {
      border-top: 1px solid var(--line);
    }

    button {
      display: flex;
      align-items: center;
      gap: var(--space-12);
      width: 100%;
      min-height: max(52px, var(--target));
      padding: 0 var(--space-16);
      border: 0;
      background: transparent;
      font: var(--type-strong);
      text-align: start;
    }

    button:hover {
      background: var(--sunken);
    }

    button:focus-visible {
      outline-offset: -3px;
    }

    span {
      flex: 1;
    }

    kat-icon {
      color: var(--muted);
    }
  `,
})
export class PersonPicker {
  readonly label = input.required<string>();
  readonly people = input.required<readonly PickablePerson[]>();
  readonly picked = output<PickablePerson>();
}
