import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import {
  checklistItems,
  decideEligibility,
  missingFacts,
  substanceOf,
  type EligibilityView,
  type ItemClass,
  type LocalDate,
  type TreatmentProduct,
} from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { warnBeforeUnload } from '../../../core/leave-question.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { ToldHistories } from '../../../core/told-histories.js';
import { Button } from '../../../ui/button.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { ProductChoice, productNamed } from '../product-choice.js';
import { ChecklistDraft } from './checklist-draft.js';
import { ChecklistRow } from './checklist-row.js';
import { DeterminationCard } from './determination-card.js';
import { DeterminationHistory } from './determination-history.js';
import { classWords, outcomeLooks } from './eligibility-words.js';
import { MinimumDataCard } from './minimum-data-card.js';

const classes: readonly ItemClass[] = ['A', 'B', 'C', 'session', 'crisis'];

/** The eligibility checklist of a patient for one product: answers, what they lead to, and the prescriber's signature. */
@Component({
  selector: 'kat-eligibility-page',
  imports: [
    ...[Button, ChecklistRow, DateTimeField, DeterminationCard, DeterminationHistory, EmptyState, Field, FieldInput, Loading],
    ...[MinimumDataCard, PageHeader, ProblemPanel, ProductChoice, SegmentedChoice, ToldHistories],
  ],
  providers: [ChecklistDraft],
  templateUrl: './eligibility-page.html',
  styleUrl: './eligibility-page.css',
})
export default class EligibilityPage {
  readonly patientId = input.required<string>();
  /** From the address, so that a reload keeps it. */
  readonly product = input<string>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly draft = inject(ChecklistDraft);
  protected readonly sending = submission();
  protected readonly eligibility = httpResource<EligibilityView>(() => `/api/v1/patients/${this.patientId()}/eligibility`);
  protected readonly problem = computed(() => (this.eligibility.error() === undefined ? null : problemOf(this.eligibility.error())));
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly isPregnancyPossible = signal<boolean | null>(null);
  protected readonly yesNo = [true, false].map((value) => ({ value, label: value ? 'Possible' : 'Not possible' }));
  /** The one in the address, otherwise the one that was decided on last; none until somebody chooses. */
  protected readonly chosen = computed<TreatmentProduct | null>(() => {
    return productNamed(this.product()) ?? this.view()?.determinations.at(0)?.product ?? null;
  });
  protected readonly view = computed(() => (this.eligibility.hasValue() ? this.eligibility.value() : null));
  protected readonly groups = computed(() => {
    const product = this.chosen();
    if (product === null) return [];
    const of = (itemClass: ItemClass) => checklistItems.filter(({ classes: own }) => own[substanceOf(product)] === itemClass);
    return classes
      .map((itemClass) => ({ itemClass, ...classWords[itemClass], items: of(itemClass) }))
      .filter(({ items }) => items.length > 0);
  });
  /** What the rule says to the answers on screen, at every change; null when two answers or a date contradict each other. */
  protected readonly proposed = computed(() => {
    const [view, product, on] = [this.view(), this.chosen(), this.today() as LocalDate];
    if (view === null || product === null) return null;
    const known = { establishedOn: view.establishedOn, isPregnancyPossible: this.isPregnancyPossible() ?? true };
    const missing = missingFacts(known, on, view.policy);
    const question = {
      product,
      answers: this.draft.weighed(),
      missingFacts: missing,
      on,
      occasion: 'screening',
      policy: view.policy,
    } as const;
    const decision = decideEligibility(question);
    return decision.allowed ? decision.value : null;
  });
  protected readonly outcome = computed(() => {
    const proposed = this.proposed();
    return proposed === null ? 'Check the dates: an answer is dated ahead' : outcomeLooks[proposed.outcome].words;
  });
  protected readonly reasonOf = computed(() => new Map((this.proposed()?.reasons ?? []).map((reason) => [reason.item, reason])));

  constructor() {
    inject(LiveFeed).reloads('patient', this.eligibility, inject(DestroyRef));
    this.draft.askedOn.set(dateInZone(this.clock.instant(), this.signIn.zone()));
    warnBeforeUnload(this);
    effect(() => this.draft.keep(this.view()?.answers ?? []));
  }

  /** For the question before leaving. */
  hasUnsaved(): boolean {
    return this.draft.changed() > 0;
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected take(view: EligibilityView): void {
    this.eligibility.set(view);
  }

  protected async save(): Promise<void> {
    const answers = this.draft.commands();
    if (answers.length === 0) return;
    const answer = await this.sending.put<EligibilityView>(`/api/v1/patients/${this.patientId()}/eligibility/answers`, { answers });
    if (!answer.ok) return;
    this.take(answer.value);
    this.draft.settle(answers.map(({ id }) => id));
  }
}
