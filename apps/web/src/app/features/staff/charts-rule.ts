import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../ui/segmented-choice.js';

interface ChartsRule {
  readonly areClosed: boolean;
}

const choices: readonly Choice<boolean>[] = [
  { value: true, label: 'Care team and today’s staff' },
  { value: false, label: 'Every clinician' },
];

/** To whom the charts of the clinic are open. */
@Component({
  selector: 'kat-charts-rule',
  imports: [ProblemPanel, SegmentedChoice],
  template: `
    <section class="kat-card">
      @if (rule.hasValue()) {
        <kat-segmented-choice
          label="Charts are open to"
          help="Others open a chart by a reason, for an hour; the medical director and compliance are told. The medical director and compliance read every chart."
          [choices]="choices"
          [value]="rule.value().areClosed"
          [disabled]="sending.busy()"
          (valueChange)="set($event)"
        />
      }
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="rule.reload()" />
      }
    </section>
  `,
})
export class ChartsRuleChoice {
  protected readonly rule = httpResource<ChartsRule>(() => '/api/v1/clinic/charts-rule');
  protected readonly sending = submission();
  protected readonly choices = choices;
  protected readonly problem = computed(
    () => this.sending.problem() ?? (this.rule.error() === undefined ? null : problemOf(this.rule.error())),
  );

  protected async set(areClosed: boolean | null): Promise<void> {
    if (areClosed === null) return;
    const answer = await this.sending.put<ChartsRule>('/api/v1/clinic/charts-rule', { areClosed });
    if (answer.ok) this.rule.set(answer.value);
    else this.rule.reload();
  }
}
