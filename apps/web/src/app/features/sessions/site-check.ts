import { Component, computed, input, signal } from '@angular/core';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';
import { ruleWords } from '../../ui/session-words.js';

const findings = {
  'venous-access-checked': ['none', 'redness', 'swelling', 'pain', 'leak'],
  'injection-site-checked': ['none', 'redness', 'swelling', 'pain', 'bleeding'],
} as const;

/** A look at where the needle is or was: one tap for what is seen. Source: clinical reference §6.1. */
@Component({
  selector: 'kat-site-check',
  imports: [Button, ProblemPanel],
  template: `
    <div class="choices" role="group" [attr.aria-label]="kind() === 'venous-access-checked' ? 'Look at the line' : 'Look at the site'">
      <span aria-hidden="true">{{ kind() === 'venous-access-checked' ? 'Line' : 'Site' }}</span>
      @for (finding of findings(); track finding) {
        <button type="button" kat-button size="small" [busy]="sending.busy()" (click)="note(finding)">
          {{ finding === 'none' ? 'Well' : words(finding) }}
        </button>
      }
    </div>
    <p class="meta" role="status">{{ kept() }}</p>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styles: `
    .choices {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-bedside);
    }

    span {
      color: var(--muted);
      font: var(--type-label);
    }

    button {
      min-height: var(--target);
    }

    p:empty {
      display: none;
    }
  `,
})
export class SiteCheck {
  readonly kind = input.required<keyof typeof findings>();
  protected readonly sending = recording();
  protected readonly words = ruleWords;
  protected readonly kept = signal('');
  protected readonly findings = computed((): readonly string[] => findings[this.kind()]);

  protected async note(finding: string): Promise<void> {
    this.kept.set('');
    if (await this.sending.fact(this.kind(), { finding })) this.kept.set(`Kept: ${finding === 'none' ? 'well' : finding}.`);
  }
}
