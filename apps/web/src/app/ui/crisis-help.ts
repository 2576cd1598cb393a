import { Component, booleanAttribute, input } from '@angular/core';
import { Icon } from './icon.js';

/** Where help is, at any hour. Always in sight on a patient's screen; `isUrgent` after an answer about suicide. Source: clinical reference §4.6. */
@Component({
  selector: 'kat-crisis-help',
  imports: [Icon],
  template: `
    @if (isUrgent()) {
      <h2 tabindex="-1">You are not alone with this</h2>
      <p>You told us about thoughts of death or of hurting yourself.</p>
    }
    <ul>
      <li>
        <kat-icon name="phone" [size]="18" />
        <span
          ><span class="lead">{{ isCompact() ? 'In danger:' : 'In danger now:' }} </span><a href="tel:911">call 911</a></span
        >
      </li>
      <li>
        <kat-icon name="message-circle" [size]="18" />
        <span
          ><span class="lead">{{ isCompact() ? 'To talk:' : 'Someone to talk to, day and night:' }} </span><a href="tel:988">call 988</a
          ><span class="or">&ngsp;or&ngsp;</span><a href="sms:988">text 988</a></span
        >
      </li>
      @if (clinicPhone(); as number) {
        <li>
          <kat-icon name="building-2" [size]="18" />
          <span
            ><span class="lead">Your clinic: </span
            ><a [href]="'tel:' + number"
              ><span class="short">clinic </span><span class="lead">{{ number }}</span></a
            ></span
          >
        </li>
      }
    </ul>
    @if (isUrgent()) {
      <p>{{ news() }}</p>
    }
  `,
  host: {
    '[attr.role]': "isUrgent() ? 'alert' : 'note'",
    'aria-label': 'Help in a crisis',
    '[class.is-urgent]': 'isUrgent()',
    '[class.is-compact]': 'isCompact()',
  },
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
      padding: var(--space-12) var(--space-16);
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
      background: var(--surface);
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8) var(--space-24);
    }

    li {
      display: flex;
      gap: var(--space-8);
      align-items: center;
      min-height: 32px;
    }

    :host(.is-urgent) {
      padding: var(--space-24);
      border: 2px solid var(--alert);
      font: var(--type-prose);
    }

    :host(.is-urgent) ul {
      display: grid;
    }

    :host(.is-compact) {
      padding: var(--space-4) var(--space-16);
      border: 0;
      border-radius: 0;
    }

    :host(.is-compact) ul {
      gap: 0 var(--space-16);
      justify-content: center;
    }

    :host(.is-compact) li {
      min-height: 36px;
    }

    :host(.is-compact) kat-icon {
      display: none;
    }

    a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      font-weight: 640;
      white-space: nowrap;
    }

    .short {
      display: none;
    }

    /* The targets reach a little beyond their line, so that the bar does not grow with them. */
    :host(.is-compact) a {
      margin-block: -4px;
    }

    /* On a very low or narrow screen the numbers stand in one line; what each is for is still read out. */
    @media (max-width: 374px), (max-height: 479px) {
      :host(.is-compact) {
        padding: 0 var(--space-8);
      }

      :host(.is-compact) ul {
        gap: 0 var(--space-12);
      }

      :host(.is-compact) .lead,
      :host(.is-compact) .or {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      :host(.is-compact) .short {
        display: inline;
      }

      :host(.is-compact) li {
        min-height: 44px;
      }

      :host(.is-compact) a {
        margin-block: 0;
        margin-inline-end: var(--space-4);
      }
    }
  `,
})
export class CrisisHelp {
  readonly clinicPhone = input<string | null>(null);
  readonly isUrgent = input(false);
  /** Who knows of it, under the numbers. */
  readonly news = input('Your care team has been told and will speak with you.');
  /** In one or two short lines, for a place at the foot of a page that is always in sight. */
  readonly isCompact = input(false, { transform: booleanAttribute });
}
