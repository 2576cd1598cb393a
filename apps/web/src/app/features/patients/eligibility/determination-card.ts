import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  eligibilityOutcomes,
  judgeEligibility,
  signDetermination,
  type Eligibility,
  type EligibilityView,
  type LocalDate,
  type TreatmentProduct,
  productWords,
} from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { dateWords } from '../patient-words.js';
import { minimumFactWords, outcomeLooks, reasonWords } from './eligibility-words.js';

type Outcome = Eligibility['outcome'];

const refusals = {
  'milder-than-the-checklist': 'Milder than the checklist. Correct its answers instead.',
  'reason-missing': 'Say why the decision is stricter than the checklist.',
  'condition-missing': 'Name at least one condition.',
  'deferral-not-ahead': 'The day of the next look must lie ahead, and only a deferral has one.',
} as const;

/** What the answers lead to at this moment, and the prescriber's signature under it. The rule proposes; the prescriber decides. */
@Component({
  selector: 'kat-determination-card',
  imports: [Button, Chip, DateTimeField, Field, FieldInput, ProblemPanel],
  templateUrl: './determination-card.html',
  styleUrl: './determination-card.css',
  host: { class: 'kat-card' },
})
export class DeterminationCard {
  readonly patientId = input.required<string>();
  readonly product = input.required<TreatmentProduct>();
  readonly proposed = input.required<Eligibility>();
  readonly isPregnancyPossible = input.required<boolean | null>();
  readonly hasUnsaved = input.required<boolean>();
  readonly today = input.required<string>();
  readonly signed = output<EligibilityView>();
  protected readonly mayDecide = inject(SignInState).may('eligibility.decide');
  protected readonly sending = submission();
  protected readonly outcome = signal<Outcome | null>(null);
  protected readonly reason = signal('');
  protected readonly conditions = signal('');
  protected readonly deferredUntil = signal<string | null>(null);
  protected readonly isTried = signal(false);
  private readonly id = signal(crypto.randomUUID());
  protected readonly looks = outcomeLooks;
  protected readonly productWords = productWords;
  protected readonly look = computed(() => outcomeLooks[this.proposed().outcome]);
  protected readonly reasons = computed(() => {
    const given = this.proposed().reasons.filter(({ answer }) => answer !== 'not-answered');
    return given.map((reason) => ({ item: reason.item, label: reason.label, words: reasonWords(reason, dateWords) }));
  });
  protected readonly missing = computed(() =>
    this.proposed()
      .missingFacts.map((fact) => minimumFactWords[fact].label)
      .join(', '),
  );
  /** The proposal and what is stricter: the only outcomes that may be signed. */
  protected readonly outcomes = computed(() => eligibilityOutcomes.slice(eligibilityOutcomes.indexOf(this.proposed().outcome)));
  private readonly judgement = computed(() => ({
    outcome: this.outcome(),
    reason: this.reason().trim() === '' ? null : this.reason(),
    conditions: this.conditions()
      .split('\n')
      .filter((line) => line.trim() !== ''),
    deferredUntil: this.deferredUntil() as LocalDate | null,
  }));
  private readonly judged = computed(() => judgeEligibility(this.proposed().outcome, this.judgement(), this.today() as LocalDate));
  protected readonly decided = computed(() => outcomeLooks[this.outcome() ?? this.proposed().outcome]);
  protected readonly faults = computed(() => {
    const judged = this.judged();
    return !this.isTried() || judged.allowed ? [] : judged.refusals.map(({ code }) => refusals[code]);
  });
  /** What must be settled before there is anything to sign. */
  protected readonly obstacle = computed(() => {
    if (this.hasUnsaved()) return 'Save the answers first: the signature covers what is saved.';
    return this.isPregnancyPossible() === null ? 'Say above whether pregnancy is possible.' : null;
  });

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.outcome.set(eligibilityOutcomes.find((one) => one === value) ?? null);
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (!this.judged().allowed || this.obstacle() !== null) return;
    const command = signDetermination.parse({
      ...this.judgement(),
      ...{ id: this.id(), product: this.product(), isPregnancyPossible: this.isPregnancyPossible() },
    });
    const answer = await this.sending.post<EligibilityView>(`/api/v1/patients/${this.patientId()}/eligibility/determinations`, command);
    if (!answer.ok) return;
    this.signed.emit(answer.value);
    this.outcome.set(null);
    for (const text of [this.reason, this.conditions]) text.set('');
    this.deferredUntil.set(null);
    this.isTried.set(false);
    this.id.set(crypto.randomUUID());
  }
}
