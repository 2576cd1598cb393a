import { Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { dateInZone, ClinicTime } from '../../../core/clinic-time.js';
import { patientReasonWords } from '../../../core/patient-reasons.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { isAnswerOpen, type LateCancellationDecision, type PatientAnswerItem } from '@sojourn/domain';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { answerChip, wishWords } from './answer-words.js';

export type AnswerDecision = LateCancellationDecision | 'stays';

/** One answer of a patient: who, to which visit, what, and who has it. */
@Component({
  selector: 'li[katAnswerLine]',
  imports: [Button, Chip, ClinicTime, RouterLink],
  templateUrl: './answer-line.html',
  styleUrl: '../../../ui/list-line.css',
})
export class AnswerLine {
  readonly answer = input.required<PatientAnswerItem>({ alias: 'katAnswerLine' });
  readonly busy = input(false, { transform: booleanAttribute });
  readonly opened = output<void>();
  readonly decided = output<AnswerDecision>();
  private readonly signIn = inject(SignInState);
  protected readonly chip = computed(() => answerChip(this.answer()));
  protected readonly wishes = computed(() => wishWords(this.answer().request?.wishes ?? null));
  /** Why the patient does not come, in their own words. */
  protected readonly reason = computed(() => {
    const { reason } = this.answer();
    return reason === null ? null : patientReasonWords[reason];
  });
  protected readonly isOpen = computed(() => isAnswerOpen(this.answer()));
  protected readonly waysToSettle = [
    { decision: 'rang', label: 'I rang' },
    { decision: 'left', label: 'Leave as it is' },
  ] as const;
  /** Who settled a late cancellation. */
  protected readonly settledBy = computed(() => {
    const owner = this.answer().followUp?.owner ?? null;
    return owner === null || this.isOpen() ? '' : `, looked after by ${owner}`;
  });
  /** The board of the visit's day, where it can be moved. */
  protected readonly day = computed(() => dateInZone(this.answer().visitStartsAt, this.signIn.zone()));
}
