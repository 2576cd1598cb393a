import { Component, input } from '@angular/core';

/** The title of a page, what it is about, and what can be done on it. */
@Component({
  selector: 'kat-page-header',
  template: `
    <div class="words">
      <h1 tabindex="-1">{{ heading() }}</h1>
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

    p {
      margin-top: 2px;
      color: var(--muted);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly detail = input<string | null>(null);
}
