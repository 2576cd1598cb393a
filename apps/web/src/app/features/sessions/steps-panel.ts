import { Component, inject, input, output } from '@angular/core';
import { entryKind, type EntryKind, type NextStep } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EntryDraft } from './entry-draft.js';

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
  providers: [EntryDraft],
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
  readonly sessionId = input.required<string>();
  readonly steps = input.required<readonly NextStep[]>();
  readonly taken = output<void>();
  private readonly drafts = inject(EntryDraft);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();

  protected isPlain(kind: EntryKind): boolean {
    return plain.has(kind);
  }

  protected label(kind: EntryKind): string {
    return entryKind(kind).label;
  }

  protected async take(kind: EntryKind): Promise<void> {
    const answer = await this.sending.post(`/api/v1/dosing-sessions/${this.sessionId()}/steps`, { entry: this.drafts.of(kind, {}) });
    if (!answer.ok) return;
    this.drafts.answered();
    this.taken.emit();
  }
}
