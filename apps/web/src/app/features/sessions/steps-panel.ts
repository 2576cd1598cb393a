import { Component, inject, input } from '@angular/core';
import { entryKind, type EntryKind, type NextStep } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';

/** Steps that need nothing but the decision to take them. */
const plain: ReadonlySet<EntryKind> = new Set([
  'precheck-opened',
  'observation-started',
  'discharge-readied',
  'observation-reopened',
  'closed',
  'sealed',
]);

/** What can be done next, and for what cannot yet, everything that stands in the way. */
@Component({
  selector: 'kat-steps-panel',
  imports: [Button, ProblemPanel],
  template: `
    <h2>Next</h2>
    @for (step of steps(); track step.kind) {
      <div class="step">
        @if (step.isAllowed && isPlain(step.kind) && signIn.may('dosing.record')) {
          <button type="button" kat-button [busy]="sending.busy()" (click)="take(step.kind)">{{ label(step.kind) }}</button>
        } @else {
          <strong>{{ label(step.kind) }}</strong>
        }
        @if (step.unmet.length > 0) {
          <ul>
            @for (unmet of step.unmet; track $index) {
              <li>{{ unmet.message }}</li>
            }
          </ul>
        }
      </div>
    } @empty {
      <p>Nothing is left to do here.</p>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .step {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
    }

    ul {
      padding-inline-start: 1.1em;
      color: var(--muted);
      font: var(--type-label);
      list-style: disc;
    }
  `,
})
export class StepsPanel {
  readonly steps = input.required<readonly NextStep[]>();
  protected readonly signIn = inject(SignInState);
  protected readonly sending = recording();

  protected isPlain(kind: EntryKind): boolean {
    return plain.has(kind);
  }

  protected label(kind: EntryKind): string {
    return entryKind(kind).label;
  }

  protected async take(kind: EntryKind): Promise<void> {
    await this.sending.step(kind);
  }
}
