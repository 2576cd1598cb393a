import { Component, computed, input, model, output, signal } from '@angular/core';
import type { Submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { DateTimeField } from '../../ui/date-time-field.js';

/** The second check of every link: the birth date. A link that does not open gets one calm sentence, whatever is wrong with it. */
@Component({
  selector: 'kat-birth-date-form',
  imports: [Button, DateTimeField],
  template: `
    <form class="calm" novalidate (submit)="submit($event)">
      <h1 tabindex="-1">{{ heading() }}</h1>
      <p>To make sure that it is you, please write your birth date.</p>
      <kat-date-time-field
        label="Your birth date"
        [value]="birthDate()"
        [error]="isTried() && birthDate() === null ? 'Write your birth date.' : null"
        (valueChange)="birthDate.set($event)"
      />
      @if (failed(); as words) {
        <div role="alert">
          <p class="problem">{{ words }}</p>
        </div>
      }
      <div>
        <button kat-button kind="primary" size="main" [busy]="opening().busy()">{{ action() }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../ui/calm.css',
})
export class BirthDateForm {
  readonly heading = input.required<string>();
  readonly action = input.required<string>();
  /** What is said when it does not open. */
  readonly notOpened = input.required<string>();
  readonly opening = input.required<Submission>();
  readonly birthDate = model.required<string | null>();
  /** A whole date was written, to open with. */
  readonly opened = output<void>();
  protected readonly isTried = signal(false);
  protected readonly failed = computed(() => {
    const problem = this.opening().problem();
    return problem === null ? null : isRefusedLink(problem) ? this.notOpened() : problem.happened;
  });

  protected submit(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (/^\d{4}-\d\d-\d\d$/.test(this.birthDate() ?? '')) this.opened.emit();
  }
}

/** One sentence for every link to a visit or an offer that does not open, whatever is wrong with it. */
export const linkDoesNotOpen =
  'This page does not open with this link and birth date. The link may have been used already, or have run out; nothing was changed now. Check the date, or call your clinic.';

/** A link that was used meanwhile, in another window or by another letter, says the same as one that does not open. */
export function isRefusedLink({ status }: { readonly status: number }): boolean {
  return status === 410 || status === 400;
}
