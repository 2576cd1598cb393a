import { Component, inject, output } from '@angular/core';
import { stopReasons } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';
import { ruleWords } from '../../ui/session-words.js';
import { Stopping } from './stopping.js';

/** The second way to stop, for the keyboard and for switches: the reason is the second step. Or, after a held stop, its reason. */
@Component({
  selector: 'kat-stop-choice',
  imports: [Button, ProblemPanel],
  template: `
    <h3>{{ stopping.unexplained() === null ? 'Stop the infusion now? Choose why.' : 'Stopped. Why?' }}</h3>
    <div class="choices" role="group" aria-label="Why is it stopped?">
      @for (reason of reasons; track reason) {
        <button type="button" kat-button kind="danger" size="main" [busy]="sending.busy()" (click)="choose(reason)">
          {{ words(reason) }}
        </button>
      }
      <button type="button" kat-button size="main" (click)="leave()">
        {{ stopping.unexplained() === null ? 'Do not stop' : 'Later' }}
      </button>
    </div>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-bedside);
    }
  `,
})
export class StopChoice {
  readonly done = output<void>();
  protected readonly stopping = inject(Stopping);
  protected readonly sending = recording();
  protected readonly reasons = stopReasons;
  protected readonly words = ruleWords;

  protected async choose(reason: string): Promise<void> {
    const stopped = this.stopping.unexplained();
    const options =
      stopped === null ? {} : { occurredAt: stopped.at, amendsId: stopped.entryId, amendReason: 'Reason named after the stop' };
    if (!(await this.sending.fact('infusion-stopped', { reason }, options))) return;
    this.leave();
  }

  protected leave(): void {
    this.stopping.explained();
    this.done.emit();
  }
}
