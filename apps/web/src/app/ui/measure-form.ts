import { Component, ElementRef, afterRenderEffect, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import {
  answersToSend,
  answerWords,
  askedItems,
  choicesOf,
  type AnswersSoFar,
  type GivenAnswers,
  type InstrumentDefinition,
  type MeasureItem,
} from '@sojourn/domain';
import { Button } from './button.js';
import { QuestionCard } from './question-card.js';

/** Where somebody stands in a form: what is answered and which question is on the screen. The last place is the review. */
export interface FormPlace {
  readonly answers: AnswersSoFar;
  readonly position: number;
}

export const formStart: FormPlace = { answers: {}, position: 0 };

/** A form, one question per screen, then everything on one page before it is sent. Gaps are allowed and shown as gaps. */
@Component({
  selector: 'kat-measure-form',
  imports: [Button, QuestionCard],
  templateUrl: './measure-form.html',
  styleUrl: './measure-form.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class MeasureForm {
  readonly definition = input.required<InstrumentDefinition>();
  readonly start = input<FormPlace>(formStart);
  /** The words of the last button: "Record PHQ-9" or "Send my answers". */
  readonly sendWords = input.required<string>();
  readonly busy = input(false);
  readonly moved = output<FormPlace>();
  readonly finished = output<GivenAnswers>();
  /** Another form begins anew, also where both begin empty: no answer is ever carried from one form into the next. */
  private readonly place = linkedSignal({
    source: () => ({ definition: this.definition(), start: this.start() }),
    computation: ({ start }: { readonly start: FormPlace }) => start,
  });
  protected readonly asked = computed(() => askedItems(this.definition(), this.place().answers));
  protected readonly position = computed(() => Math.min(this.place().position, this.asked().length));
  protected readonly item = computed(() => this.asked()[this.position()] ?? null);
  protected readonly open = computed(() => this.lines().filter(({ isOpen, isUnscored }) => isOpen && !isUnscored).length);
  protected readonly lines = computed(() =>
    this.asked().map((item, position) => {
      const value = this.place().answers[item.linkId];
      const words = { wording: item.text ?? `Item ${item.linkId}`, answer: answerWords(item, value) };
      return { position, linkId: item.linkId, ...words, isOpen: value === undefined, isUnscored: item.isUnscored ?? false };
    }),
  );

  private readonly review = viewChild<ElementRef<HTMLElement>>('review');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // After the last answer the focus goes to what comes next, as it went from question to question.
    afterRenderEffect(() => {
      const { activeElement: focused } = document;
      const isHere = focused === null || focused === document.body || this.host.nativeElement.contains(focused);
      if (isHere) this.review()?.nativeElement.focus();
    });
  }

  protected valueOf(linkId: string): number | null {
    return this.place().answers[linkId] ?? null;
  }

  protected answer(linkId: string, value: number): void {
    this.keep(linkId, value);
    this.go(this.position() + 1);
  }

  protected keep(linkId: string, value: number | null): void {
    const { [linkId]: _before, ...others } = this.place().answers;
    this.move({ ...this.place(), answers: value === null ? others : { ...others, [linkId]: value } });
  }

  protected leaveOpen(linkId: string): void {
    this.keep(linkId, null);
    this.go(this.position() + 1);
  }

  protected hasChoices({ scale }: MeasureItem): boolean {
    return choicesOf(scale) !== null;
  }

  protected go(position: number): void {
    this.move({ ...this.place(), position: Math.max(0, position) });
  }

  protected send(): void {
    if (!this.busy()) this.finished.emit(answersToSend(this.definition(), this.place().answers));
  }

  protected press(event: KeyboardEvent): void {
    const item = this.item();
    if (item === null || isMeantForAnother(event)) return;
    if (event.key === 'Backspace') return this.go(this.position() - 1);
    const chosen = choicesOf(item.scale)?.find(({ key, label }) => event.key === key || event.key.toLowerCase() === letterOf(label));
    if (chosen === undefined) return;
    event.preventDefault();
    this.answer(item.linkId, chosen.value);
  }

  private move(place: FormPlace): void {
    this.place.set(place);
    this.moved.emit(place);
  }
}

function isMeantForAnother(event: KeyboardEvent): boolean {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]') !== null;
  return isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
}

function letterOf(label: string): string | null {
  return label === 'Yes' || label === 'No' ? label.charAt(0).toLowerCase() : null;
}
