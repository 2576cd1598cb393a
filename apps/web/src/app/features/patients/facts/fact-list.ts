import { Component, inject, input, output, signal } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { EmptyState } from '../../../ui/empty-state.js';
import type { IconName } from '../../../ui/icon-names.js';
import { AddFactDialog } from './add-fact-dialog.js';
import type { FactKind } from './fact-forms.js';
import type { FactLine } from './fact-words.js';
import { MarkWrongDialog } from './mark-wrong-dialog.js';

interface ListedFact extends FactLine {
  readonly id: string;
  readonly isImported: boolean;
}

/** A list of the chart that can grow, and whose wrong entries can be marked. */
@Component({
  selector: 'kat-fact-list',
  imports: [AddFactDialog, Button, Chip, EmptyState, MarkWrongDialog],
  template: `
    @if (mayWrite) {
      <p class="screen-only">
        <button type="button" kat-button size="small" icon="plus" (click)="isAdding.set(true)">{{ add() }}</button>
      </p>
    }
    <ul>
      @for (fact of facts(); track fact.id) {
        <li>
          <div class="words">
            <strong
              ><bdi>{{ fact.title }}</bdi></strong
            >
            <span class="meta">{{ fact.meta }}</span>
          </div>
          @if (fact.isImported) {
            <kat-chip>Imported</kat-chip>
          }
          @if (mayWrite) {
            <button
              type="button"
              kat-button
              kind="quiet"
              size="small"
              class="screen-only"
              [attr.aria-label]="'Entered in error: ' + fact.title"
              (click)="wrong.set(fact)"
            >
              Entered in error
            </button>
          }
        </li>
      } @empty {
        <li><kat-empty-state [icon]="icon()" [sentence]="empty()" /></li>
      }
    </ul>
    @if (isAdding()) {
      <kat-add-fact-dialog [patientId]="patientId()" [kind]="kind()" (closed)="isAdding.set(false)" (added)="take($event)" />
    }
    @if (wrong(); as fact) {
      <kat-mark-wrong-dialog
        [patientId]="patientId()"
        [factId]="fact.id"
        [words]="fact.title"
        (closed)="wrong.set(null)"
        (marked)="take($event)"
      />
    }
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-12);
      padding: var(--space-8) 0;
      border-bottom: 1px solid var(--line);
    }

    li:last-child {
      border-bottom: 0;
    }

    li > kat-empty-state {
      flex: 1;
    }

    .words {
      display: grid;
      flex: 1 1 220px;
      gap: 2px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class FactList {
  readonly patientId = input.required<string>();
  readonly kind = input.required<FactKind>();
  readonly add = input.required<string>();
  readonly empty = input.required<string>();
  readonly icon = input.required<IconName>();
  readonly facts = input.required<readonly ListedFact[]>();
  readonly changed = output<PatientChartView>();
  protected readonly mayWrite = inject(SignInState).may('chart.write');
  protected readonly isAdding = signal(false);
  protected readonly wrong = signal<ListedFact | null>(null);

  protected take(chart: PatientChartView): void {
    this.isAdding.set(false);
    this.wrong.set(null);
    this.changed.emit(chart);
  }
}
