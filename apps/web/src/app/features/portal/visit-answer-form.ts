import { Component, computed, input, output, signal } from '@angular/core';
import {
  patientCancellationReasons,
  wishedDays,
  wishedTimes,
  type PatientAnswer,
  type PatientAnswerKind,
  type VisitAtLinkView,
} from '@sojourn/domain';
import { patientReasonWords } from '../../core/patient-reasons.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { dayLabels, timeLabels } from './visit-words.js';

/** What one of the three answers asks for. Nothing is preselected. */
@Component({
  selector: 'kat-visit-answer-form',
  imports: [Button, Checkbox, Field, FieldInput, SegmentedChoice],
  templateUrl: './visit-answer-form.html',
  styleUrl: './visit-answer-form.css',
})
export class VisitAnswerForm {
  readonly visit = input.required<VisitAtLinkView>();
  readonly kind = input.required<PatientAnswerKind>();
  readonly busy = input(false);
  readonly given = output<PatientAnswer>();
  readonly left = output<void>();
  protected readonly days = computed(() => this.visit().openDays.map((value) => ({ value, label: dayLabels[value] })));
  protected readonly times = wishedTimes.map((value) => ({ value, label: timeLabels[value] }));
  protected readonly reasons = patientCancellationReasons.map((value) => ({ value, label: patientReasonWords[value] }));
  protected readonly isTried = signal(false);
  protected readonly isSomebodyElse = signal(false);
  protected readonly name = signal('');
  protected readonly phone = signal('');
  protected readonly reason = signal<(typeof patientCancellationReasons)[number] | null>(null);
  private readonly wishes = signal<ReadonlySet<string>>(new Set());
  protected readonly asksEscort = computed(
    () => this.kind() === 'confirm' && this.visit().needsEscort && (this.visit().escortName === null || this.isSomebodyElse()),
  );
  private readonly answer = computed(() => this.answerNow());

  protected wishesFor(wish: string): boolean {
    return this.wishes().has(wish);
  }

  protected wish(wish: string, isWished: boolean): void {
    this.wishes.update((wishes) => new Set([...wishes].filter((one) => one !== wish).concat(isWished ? [wish] : [])));
  }

  /** Said at the field once somebody has tried to send. */
  protected missing(written: string): string | null {
    return this.isTried() && written.trim() === '' ? 'Write something here.' : null;
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    const answer = this.answer();
    if (answer !== null) this.given.emit(answer);
  }

  /** Null while something is missing. */
  private answerNow(): PatientAnswer | null {
    const [kind, name, phone, reason] = [this.kind(), this.name().trim(), this.phone().trim(), this.reason()];
    if (kind === 'cancel') return reason === null ? null : { kind, reason };
    if (kind === 'ask-to-move') {
      const of = <T extends string>(all: readonly T[]): T[] => all.filter((one) => this.wishesFor(one));
      return { kind, wishes: { days: of(wishedDays), times: of(wishedTimes) } };
    }
    if (!this.asksEscort()) return { kind, escort: null };
    return name === '' || phone === '' ? null : { kind, escort: { name, phone, relation: null } };
  }
}
