import { Component, input } from '@angular/core';
import type { RiskEventView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { actionWords, escalationWords, stepWords } from './risk-words.js';

/** Who was told, and what was done about a risk event, oldest first. */
@Component({
  selector: 'kat-risk-steps',
  imports: [ClinicTime],
  template: `
    <h2>What was done</h2>
    <ol>
      @for (up of event().escalations; track up.rung) {
        <li>
          <time class="meta" [attr.datetime]="up.at">{{ up.at | clinicTime: 'date-time' }}</time>
          <div>
            <strong>{{ escalationWords(up) }}</strong> <span class="meta">Nobody had taken it on in time.</span>
          </div>
        </li>
      }
      @for (step of event().steps; track step.id) {
        <li>
          <time class="meta" [attr.datetime]="step.at">{{ step.at | clinicTime: 'date-time' }}</time>
          <div>
            <strong>{{ stepWords(step) }}</strong> <span class="meta">{{ step.by.name }}</span>
            @if (step.kind === 'disposition-signed') {
              <p class="said">{{ step.details.plan }}</p>
              @for (action of step.details.actions; track action) {
                <p class="meta">{{ actionWords[action] }}</p>
              }
              @if (step.details.contradictionBecause; as why) {
                <p class="meta">Judged lower than answered: {{ why }}</p>
              }
              @if (step.details.withoutCssrsBecause; as why) {
                <p class="meta">Without a C-SSRS: {{ why }}</p>
              }
              @if (step.details.followUpBy; as by) {
                <p class="meta">Contact by {{ by | clinicTime: 'date-time' }}</p>
              }
            } @else if (step.kind === 'followed-up') {
              <p class="said">{{ step.details.note }}</p>
            }
          </div>
        </li>
      }
      @if (event().steps.length === 0) {
        <li class="meta is-empty">Nobody has done anything yet.</li>
      }
    </ol>
  `,
  styleUrl: './risk-steps.css',
})
export class RiskSteps {
  readonly event = input.required<RiskEventView>();
  protected readonly stepWords = stepWords;
  protected readonly escalationWords = escalationWords;
  protected readonly actionWords = actionWords;
}
