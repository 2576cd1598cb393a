import { Component, computed, input, model } from '@angular/core';
import type { LimitRefused } from '@sojourn/domain';
import { Banner } from '../../../ui/banner.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';

/** What the clinic's limits say of the order as it is typed: hard ones explain, soft ones and unknown ones ask for a reason. */
@Component({
  selector: 'kat-limits-panel',
  imports: [Banner, Field, FieldInput],
  template: `
    @if (hard().length > 0) {
      <kat-banner tone="alert" heading="Not possible: change the order">
        <ul>
          @for (one of hard(); track one.ruleId) {
            <li>{{ finding(one) }}</li>
          }
        </ul>
      </kat-banner>
    }
    @for (one of soft(); track one.ruleId) {
      <kat-field [label]="one.message" [error]="isTried() && reasonFor(one) === '' ? 'Write the reason.' : null">
        <input
          katInput
          type="text"
          autocomplete="off"
          maxlength="400"
          [value]="reasonFor(one)"
          (input)="write(one, reason.value)"
          #reason
        />
      </kat-field>
    }
    @if (hard().length === 0 && soft().length === 0) {
      <kat-banner tone="ok">Within every limit of the clinic.</kat-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }
  `,
})
export class LimitsPanel {
  readonly refusals = input.required<readonly LimitRefused[]>();
  readonly isTried = input(false);
  readonly reasons = model<Readonly<Record<string, string>>>({});
  protected readonly hard = computed(() => this.refusals().filter(({ code }) => code === 'hard-limit'));
  protected readonly soft = computed(() => this.refusals().filter(({ code }) => code !== 'hard-limit'));

  /** The banner's heading says once what every one of them ends in. */
  protected finding({ message }: LimitRefused): string {
    return message.replace(/ Change the order; no override is possible\.$/, '');
  }

  protected reasonFor({ ruleId }: LimitRefused): string {
    return this.reasons()[ruleId] ?? '';
  }

  protected write({ ruleId }: LimitRefused, text: string): void {
    this.reasons.update((reasons) => ({ ...reasons, [ruleId]: text }));
  }
}
