import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { decideOrder, instantFromMs, limitsSoFar, orderedDoseUg, type LimitRefused, type OrderBackgroundView } from '@sojourn/domain';
import { submission } from '../../../core/submission.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { FormControl } from '../forms/form-control.js';
import { isAsked, type Answers, type FormField } from '../forms/form-field.js';
import { keepsAnswers } from '../keeps-answers.js';
import { SessionRoom } from '../session-room.js';
import { TypedBefore } from '../typed-before.js';
import { changeWords } from './change-words.js';
import { doseSoFar, draftFromAnswers } from './draft-from-answers.js';
import { LimitsPanel } from './limits-panel.js';
import { orderQuestions, standby } from './order-questions.js';

const adjuncts: FormField = { type: 'ticks', name: 'adjuncts', label: 'When needed, without asking again', choices: standby };

/** A prescriber composes the order. Every figure and every limit is the domain's, worked out while it is typed and again when it is signed. */
@Component({
  selector: 'kat-order-form',
  imports: [Banner, Button, FormControl, LimitsPanel, ProblemPanel, TypedBefore],
  templateUrl: './order-form.html',
  styleUrl: './order-form.css',
})
export class OrderForm {
  readonly behind = input.required<OrderBackgroundView>();
  readonly signed = output<void>();
  /** The dose being written in µg, as soon as it is a whole order; null until then. */
  readonly drafted = output<number | null>();
  private readonly room = inject(SessionRoom);
  protected readonly sending = submission();
  protected readonly adjuncts = adjuncts;
  protected readonly answers = signal<Answers>({});
  protected readonly reasons = signal<Readonly<Record<string, string>>>({});
  protected readonly typedAt = keepsAnswers(() => 'order', { answers: this.answers, reasons: this.reasons });
  protected readonly isTried = signal(false);
  private unanswered: { readonly what: string; readonly id: string } | null = null;
  private readonly situation = computed(() => this.room.fold()?.situation ?? null);
  protected readonly fields = computed(() => {
    const product = this.situation()?.session.product;
    return product === undefined ? [] : orderQuestions[product].filter((field) => isAsked(field, this.answers()));
  });
  protected readonly version = computed(() => (this.situation()?.session.order?.version ?? 0) + 1);
  protected readonly weight = computed(() => this.behind().background.weights[0] ?? null);
  private readonly decoded = computed(() => {
    const [situation, weight] = [this.situation(), this.weight()];
    if (situation === null || weight === null) return null;
    const { heightMm, sex } = this.behind().background;
    return draftFromAnswers(situation.session.product, this.answers(), { weightG: weight.weightG, heightMm, sex }, situation.policy);
  });
  protected readonly draft = computed(() => {
    const drafted = this.decoded();
    return drafted?.allowed === true ? drafted.value : null;
  });
  /** What is wrong with what is typed; a field nobody has reached says so itself. */
  protected readonly faults = computed(() => {
    const drafted = this.decoded();
    if (drafted === null || drafted.allowed) return [];
    const isWhole = this.fields().every(({ name }) => this.answers()[name] !== undefined);
    return drafted.refusals.filter(
      ({ code }) => (this.isTried() && isWhole) || !['missing-field', 'unfinished', 'not-allowed'].includes(code),
    );
  });
  protected readonly change = computed(() => {
    const [draft, last] = [this.draft(), this.behind().lastTime];
    return draft === null || last === null ? null : changeWords(orderedDoseUg(draft.content), draft.content.weightG, last);
  });
  /** The rules that apply whatever is answered, so that a reason does not make its own question vanish. */
  protected readonly limits = computed((): readonly LimitRefused[] => this.decided([]));
  /** What the dose alone already meets, while vial, bag or time are not answered. */
  protected readonly early = computed((): readonly LimitRefused[] => {
    const [situation, weight] = [this.situation(), this.weight()];
    if (situation === null || weight === null || this.draft() !== null) return [];
    const dose = doseSoFar(situation.session.product, this.answers(), weight.weightG);
    const weighed = { background: this.behind().background, at: instantFromMs(this.room.now()), policy: situation.policy.limits };
    return dose === null ? [] : limitsSoFar(dose, weighed);
  });
  private readonly overrides = computed(() =>
    this.limits()
      .map(({ ruleId }) => ({ ruleId, reason: (this.reasons()[ruleId] ?? '').trim() }))
      .filter(({ reason }) => reason !== ''),
  );

  constructor() {
    effect(() => {
      const draft = this.draft();
      this.drafted.emit(draft === null ? null : orderedDoseUg(draft.content));
    });
  }

  protected answer(name: string, value: unknown): void {
    this.answers.update((answers) => ({ ...answers, [name]: value }));
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const draft = this.draft();
    if (draft === null || this.decided(this.overrides()).length > 0) return;
    const order = { content: draft.content, overrides: this.overrides() };
    const answer = await this.sending.post(`/api/v1/dosing-sessions/${this.room.sessionId()}/orders`, { id: this.idFor(order), ...order });
    if (!answer.ok) return;
    this.unanswered = null;
    this.answers.set({});
    this.reasons.set({});
    this.isTried.set(false);
    this.room.reload();
    this.signed.emit();
  }

  private decided(overrides: readonly { readonly ruleId: string; readonly reason: string }[]): readonly LimitRefused[] {
    const [draft, situation] = [this.draft(), this.situation()];
    if (draft === null || situation === null) return [];
    const weighed = { background: this.behind().background, at: instantFromMs(this.room.now()), policy: situation.policy.limits };
    const decision = decideOrder(draft.content, weighed, overrides);
    return decision.allowed ? [] : decision.refusals;
  }

  /** The same order sent again after a lost answer keeps its id; another order never borrows it. */
  private idFor(order: unknown): string {
    const what = JSON.stringify(order);
    if (this.unanswered?.what !== what) this.unanswered = { what, id: crypto.randomUUID() };
    return this.unanswered.id;
  }
}
