import { Component, computed, inject, input, signal } from '@angular/core';
import type { PatientClinicalView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** Reads a weight as typed in kilograms, comma or point, into whole grams; null when it is no such number. */
function gramsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  return match === null ? null : Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** The last weight and the field for today's. Doses depend on it, so its age is said. */
@Component({
  selector: 'kat-weight-card',
  imports: [Button, ClinicTime, Field, FieldInput, ProblemPanel],
  template: `
    <h2>Weight</h2>
    @if (last(); as weighed) {
      <p class="value">{{ weighed.kilograms }} <span>kg</span></p>
      <p class="meta">measured {{ weighed.occurredAt | clinicTime: 'date-time' }}</p>
    } @else {
      <p class="meta">Never weighed here.</p>
    }
    @if (signIn.may('measurements.write')) {
      <form class="kat-form" novalidate (submit)="save($event)">
        <kat-field label="Weight today, kg" [error]="error()">
          <input katInput type="text" inputmode="decimal" autocomplete="off" [value]="text()" (input)="type($event)" />
        </kat-field>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
        <button kat-button icon="save" [busy]="sending.busy()">Save weight</button>
      </form>
    }
  `,
  host: { class: 'kat-card' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }

    .value {
      font: var(--type-entry);
      font-variant-numeric: tabular-nums lining-nums;
    }

    .value span,
    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class WeightCard {
  readonly patientId = input.required<string>();
  readonly measurements = input.required<PatientClinicalView['measurements']>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly text = signal('');
  protected readonly error = signal<string | null>(null);
  private readonly id = signal(crypto.randomUUID());
  protected readonly last = computed(() => {
    for (const { details, occurredAt } of this.measurements()) {
      if (details.kind === 'weight') return { kilograms: Number((details.weightG / 1000).toFixed(1)), occurredAt };
    }
    return null;
  });

  protected type(event: Event): void {
    this.error.set(null);
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const weightG = gramsOf(this.text());
    if (weightG === null) return this.error.set('Write the weight in kilograms, such as 82 or 82.4.');
    const body = { id: this.id(), details: { kind: 'weight', weightG }, occurredAt: new Date(this.clock.now()).toISOString() };
    const answer = await this.sending.post(`/api/v1/patients/${this.patientId()}/measurements`, body);
    if (!answer.ok) return;
    this.text.set('');
    this.id.set(crypto.randomUUID());
  }
}
