import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { substanceOf, type ChecklistItem, type EligibilityReason, type TreatmentProduct } from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { dateWords } from '../patient-words.js';
import { ChecklistDraft, type DraftAnswer } from './checklist-draft.js';
import { answerWords, reasonWords } from './eligibility-words.js';

type Text = 'note' | 'justification' | 'clearance' | 'plan';

const choices = (['present', 'absent', 'unknown'] as const).map((value) => ({ value, label: answerWords[value] }));

/** One item of the checklist: its answer, what an answer other than "absent" asks for, and what it leads to. */
@Component({
  selector: 'kat-checklist-row',
  imports: [Button, Chip, DateTimeField, Field, FieldInput, SegmentedChoice],
  templateUrl: './checklist-row.html',
  styleUrl: './checklist-row.css',
})
export class ChecklistRow {
  readonly item = input.required<ChecklistItem>();
  readonly product = input.required<TreatmentProduct>();
  readonly reason = input<EligibilityReason | null>(null);
  private readonly draft = inject(ChecklistDraft);
  protected readonly mayAnswer = inject(SignInState).may('chart.write');
  protected readonly choices = choices;
  protected readonly answerWords = answerWords;
  protected readonly saved = computed(() => this.draft.savedOf(this.item().code));
  protected readonly change = computed(() => this.draft.changeOf(this.item().code));
  protected readonly fault = computed(() => this.draft.faultOf(this.item().code));
  protected readonly answer = computed(() => this.change()?.answer ?? this.saved()?.answer ?? null);
  protected readonly itemClass = computed(() => this.reason()?.itemClass ?? this.item().classes[substanceOf(this.product())]);
  /** Details open by themselves where the answer asks for more than itself. */
  protected readonly isOpen = linkedSignal<DraftAnswer['answer'], boolean>({
    source: () => this.change()?.answer ?? null,
    computation: (answer, before) => (before?.value ?? false) || (answer !== null && answer !== 'absent'),
  });
  protected readonly leadsTo = computed(() => {
    const reason = this.reason();
    return reason === null || reason.answer === 'not-answered' ? null : reasonWords(reason, dateWords);
  });
  /** What was written beside the saved answer, while the row is not being changed. */
  protected readonly savedTexts = computed(() => {
    const saved = this.change() === null ? this.saved() : null;
    return [saved?.note, saved?.justification, saved?.clearance, saved?.plan].filter((text) => text);
  });
  protected readonly savedWords = computed(() => {
    const saved = this.saved();
    return saved === null ? null : `${answerWords[saved.answer]} on ${dateWords(saved.answeredOn)}, ${saved.source} (${saved.recordedBy})`;
  });

  protected readonly eventOn = computed(() => this.change()?.eventOn ?? this.saved()?.eventOn ?? null);
  protected readonly substance = computed(() => this.change()?.substance ?? this.saved()?.substance ?? 'unknown');

  protected textOf(name: Text): string {
    return this.change()?.[name] ?? this.saved()?.[name] ?? '';
  }

  protected type(name: Text, event: Event): void {
    this.set({ [name]: (event.target as HTMLInputElement).value });
  }

  protected set(part: Partial<DraftAnswer>): void {
    this.draft.change(this.item().code, part);
  }

  /** An emptied source is the one of the whole round again. */
  protected typeSource(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.set({ source: value === '' ? null : value });
  }

  protected chooseSubstance(event: Event): void {
    this.set({ substance: (event.target as HTMLSelectElement).value as DraftAnswer['substance'] });
  }

  protected takeBack(): void {
    this.draft.takeBack(this.item().code);
  }
}
