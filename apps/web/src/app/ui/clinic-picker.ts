import { Component, input, output } from '@angular/core';
import { roleLabels, type MembershipView, type Role } from '@sojourn/domain';
import { Icon } from './icon.js';

/** The clinics a person works for, with what they are there. */
@Component({
  selector: 'kat-clinic-picker',
  imports: [Icon],
  template: `
    <ul aria-label="Your clinics">
      @for (membership of memberships(); track membership.clinicId) {
        <li>
          <button
            type="button"
            [attr.aria-current]="membership.clinicId === current() ? 'true' : null"
            (click)="picked.emit(membership.clinicId)"
          >
            <span class="words">
              <span class="name">{{ membership.clinicName }}</span>
              <span class="meta">{{ words(membership.roles) }}</span>
            </span>
            <kat-icon [name]="membership.clinicId === current() ? 'check' : 'chevron-right'" [size]="18" />
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
    }

    li + li {
      border-top: 1px solid var(--line);
    }

    button {
      display: flex;
      align-items: center;
      width: 100%;
      min-height: 60px;
      padding: var(--space-8) var(--space-16);
      border: 0;
      background: var(--surface);
      text-align: start;
    }

    button:hover {
      background: var(--sunken);
    }

    button:focus-visible {
      outline-offset: -3px;
    }

    .words {
      display: grid;
      flex: 1;
      gap: 2px;
    }

    .name {
      font: var(--type-strong);
    }
  `,
})
export class ClinicPicker {
  readonly memberships = input.required<readonly MembershipView[]>();
  readonly current = input<number | null>(null);
  readonly picked = output<number>();

  protected words(roles: readonly Role[]): string {
    return roles.map((role) => roleLabels[role]).join(', ');
  }
}
