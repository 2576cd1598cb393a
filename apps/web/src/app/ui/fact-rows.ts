import { Component, input } from '@angular/core';

export interface FactRow {
  readonly label: string;
  readonly value: string;
}

/** What is known, a row for each question: the question at the left, the answer at the right. */
@Component({
  selector: 'kat-fact-rows',
  template: `
    <dl>
      @for (row of rows(); track row.label) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd>{{ row.value }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      max-width: 620px;
      display: grid;
      gap: var(--space-4);
    }

    div {
      display: flex;
      justify-content: space-between;
      gap: var(--space-12);
      border-top: 1px solid var(--line);
      padding-top: var(--space-4);
    }

    dt {
      color: var(--muted);
      font: var(--type-label);
    }

    dd {
      text-align: end;
    }
  `,
})
export class FactRows {
  readonly rows = input.required<readonly FactRow[]>();
}
