import { Component, computed, inject, input, output, signal } from '@angular/core';
import { missingFacts, minimumFacts, type EligibilityView, type LocalDate, type MinimumFact } from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { Icon } from '../../../ui/icon.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { dateWords } from '../patient-words.js';
import { minimumFactWords } from './eligibility-words.js';

/** Facts the chart measures or lists itself; they are put there, not stated here. */
const fromChart: readonly MinimumFact[] = ['diagnosis', 'allergies', 'blood-pressure', 'weight', 'emergency-contact'];

/** The minimum data of a decision: since when each fact is known, and what is missing or too old. */
@Component({
  selector: 'kat-minimum-data-card',
  imports: [Button, DateTimeField, Dialog, Field, FieldInput, Icon, ProblemPanel],
  templateUrl: './minimum-data-card.html',
  styleUrl: './minimum-data-card.css',
  host: { class: 'kat-card' },
})
export class MinimumDataCard {
  readonly patientId = input.required<string>();
  readonly view = input.required<EligibilityView>();
  readonly today = input.required<string>();
  readonly isPregnancyPossible = input.required<boolean>();
  readonly established = output<EligibilityView>();
  protected readonly mayState = inject(SignInState).may('chart.write');
  protected readonly sending = submission();
  protected readonly asking = signal<MinimumFact | null>(null);
  protected readonly establishedOn = signal<string | null>(null);
  protected readonly source = signal('');
  protected readonly findings = signal('');
  protected readonly isTried = signal(false);
  private readonly id = signal(crypto.randomUUID());
  protected readonly rows = computed(() => {
    const { establishedOn, policy, screeningFacts } = this.view();
    const missing = missingFacts({ establishedOn, isPregnancyPossible: this.isPregnancyPossible() }, this.today() as LocalDate, policy);
    return minimumFacts
      .filter((fact) => fact !== 'pregnancy-status' || this.isPregnancyPossible())
      .map((fact) => {
        const on = establishedOn[fact] ?? null;
        const stated = screeningFacts.find((one) => one.fact === fact && one.establishedOn === on);
        const isMissing = missing.includes(fact);
        const state = on === null ? 'Missing' : isMissing ? `Too old: ${dateWords(on)}` : dateWords(on);
        const canState = this.mayState && !fromChart.includes(fact);
        return {
          fact,
          ...minimumFactWords[fact],
          isMissing,
          state,
          canState,
          findings: stated?.findings ?? null,
          source: stated?.source ?? null,
        };
      });
  });
  protected readonly missing = computed(() => this.rows().filter(({ isMissing }) => isMissing).length);
  protected readonly words = minimumFactWords;

  protected ask(fact: MinimumFact): void {
    this.asking.set(fact);
    this.establishedOn.set(null);
    this.source.set('');
    this.findings.set('');
    this.isTried.set(false);
    this.id.set(crypto.randomUUID());
    this.sending.forgetProblem();
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.establishedOn() === null || this.source().trim() === '') return;
    const stated = { fact: this.asking(), establishedOn: this.establishedOn(), source: this.source(), findings: this.findings() };
    const address = `/api/v1/patients/${this.patientId()}/eligibility/screening-facts`;
    const answer = await this.sending.post<EligibilityView>(address, { id: this.id(), fact: stated });
    if (!answer.ok) return;
    this.established.emit(answer.value);
    this.asking.set(null);
  }
}
