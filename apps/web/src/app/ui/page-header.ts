import { Component, input } from '@angular/core';

/** The title of a page, what it is about, and what can be done on it. */
@Component({
  selector: 'kat-page-header',
  template: `
    <div class="words">
      @if (level() === 1) {
        <h1 tabindex="-1">{{ heading() }}</h1>
      } @else {
        <h2 tabindex="-1">{{ heading() }}</h2>
      }
      @if (detail(); as words) {
        <p>{{ words }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  host: { role: 'group', '[attr.aria-label]': 'heading()' },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      justify-content: space-between;
      gap: var(--space-12) var(--space-24);
    }

    h2 {
      font: var(--type-title);
      letter-spacing: -0.011em;
    }

    p {
      margin-top: 2px;
      color: var(--muted);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8);
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  /** 2 where the page stands inside another one, such as a tab of a patient's chart. */
  readonly level = input<1 | 2>(1);
  readonly detail = input<string | null>(null);
}
