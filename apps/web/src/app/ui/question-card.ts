import { Component, ElementRef, afterRenderEffect, computed, inject, input, output, viewChild } from '@angular/core';
import { choicesOf, type MeasureItem } from '@sojourn/domain';
import { Button } from './button.js';
import { NumberField } from './number-field.js';

/** One question with large answers. A digit on the keyboard chooses; nothing is preselected. */
@Component({
  selector: 'kat-question-card',
  imports: [Button, NumberField],
  template: `
    @if (stem(); as words) {
      <p class="stem">{{ words }}</p>
    }
    <h2 tabindex="-1" #question>{{ wording() }}</h2>
    @if (item().text === null) {
      <p class="meta">The wording of this form is not part of the product. Read the question from your own copy.</p>
    }
    @if (choices(); as offered) {
      <div class="choices" role="group" [attr.aria-label]="wording()" [class.are-bare]="areBare()">
        @for (choice of offered; track choice.value) {
          <button type="button" class="choice" [attr.aria-pressed]="choice.value === value()" (click)="answered.emit(choice.value)">
            <span class="key" aria-hidden="true">{{ choice.key }}</span>
            <span>{{ choice.label }}</span>
          </button>
        }
      </div>
    } @else if (line(); as range) {
      <kat-number-field
        size="entry"
        [label]="'A number from ' + range.minimum + ' to ' + range.maximum"
        [value]="value()"
        [error]="isOffLine() ? 'Choose from ' + range.minimum + ' to ' + range.maximum + '.' : null"
        (valueChange)="typed.emit($event)"
        (keydown.enter)="goOn()"
      />
      <div>
        <button type="button" kat-button kind="primary" [disabled]="value() === null || isOffLine()" (click)="goOn()">Next</button>
      </div>
    }
  `,
  styleUrl: './question-card.css',
})
export class QuestionCard {
  readonly item = input.required<MeasureItem>();
  readonly stem = input<string | null>(null);
  readonly value = input<number | null>(null);
  readonly answered = output<number>();
  readonly typed = output<number | null>();
  readonly advanced = output<void>();
  private readonly question = viewChild.required<ElementRef<HTMLElement>>('question');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly choices = computed(() => choicesOf(this.item().scale));
  /** Bare numbers stand side by side; words stand beneath each other. */
  protected readonly areBare = computed(() => (this.choices() ?? []).every(({ label }) => label.length <= 2));
  protected readonly line = computed(() => {
    const { scale } = this.item();
    return scale.kind === 'range' ? scale : null;
  });
  protected readonly wording = computed(() => this.item().text ?? `Item ${this.item().linkId}`);

  constructor() {
    // Each new question is read out: the focus goes to its words, and the digits go on working from there.
    afterRenderEffect(() => {
      this.item();
      const isElsewhere = document.activeElement !== null && document.activeElement !== document.body;
      if (!isElsewhere || this.host.nativeElement.contains(document.activeElement)) this.question().nativeElement.focus();
    });
  }

  protected goOn(): void {
    if (this.value() !== null && !this.isOffLine()) this.advanced.emit();
  }

  protected isOffLine(): boolean {
    const [range, value] = [this.line(), this.value()];
    if (range === null || value === null) return false;
    return !Number.isInteger(value) || value < range.minimum || value > range.maximum;
  }
}
