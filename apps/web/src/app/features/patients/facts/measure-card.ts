import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  instantAtLocalTime,
  instantText,
  parseLocalDate,
  readLength,
  readWeight,
  recordMeasurement,
  type PatientChartView,
  type PatientClinicalView,
} from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';

type Kind = 'weight' | 'height' | 'blood-pressure';
type Unit = 'kg' | 'lb' | 'cm' | 'in';

const kinds = [
  { value: 'weight', label: 'Weight' },
  { value: 'height', label: 'Height' },
  { value: 'blood-pressure', label: 'Pressure' },
] as const;
const unitsOf: Record<Exclude<Kind, 'blood-pressure'>, readonly Unit[]> = { weight: ['kg', 'lb'], height: ['cm', 'in'] };

/** The last weight, since doses depend on it, and the fields for what is measured now or was measured earlier today. */
@Component({
  selector: 'kat-measure-card',
  imports: [Button, ClinicTime, DateTimeField, Field, FieldInput, ProblemPanel, SegmentedChoice],
  templateUrl: './measure-card.html',
  styleUrl: './measure-card.css',
  host: { class: 'kat-card' },
})
export class MeasureCard {
  readonly patientId = input.required<string>();
  readonly measurements = input.required<PatientClinicalView['measurements']>();
  readonly changed = output<PatientChartView>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly kinds = kinds;
  protected readonly kind = signal<Kind>('weight');
  protected readonly unit = signal<Unit>('kg');
  protected readonly units = computed(() => {
    const kind = this.kind();
    return kind === 'blood-pressure' ? [] : unitsOf[kind].map((value) => ({ value, label: value }));
  });
  protected readonly amount = signal('');
  protected readonly second = signal('');
  protected readonly measuredAt = signal<string | null>(null);
  protected readonly isTried = signal(false);
  private readonly id = signal(crypto.randomUUID());
  protected readonly last = computed(() => {
    for (const { details, occurredAt } of this.measurements()) {
      if (details.kind === 'weight') return { kilograms: Number((details.weightG / 1000).toFixed(1)), occurredAt };
    }
    return null;
  });
  private readonly details = computed(() => {
    const [kind, unit, amount] = [this.kind(), this.unit(), this.amount()];
    if (kind === 'weight') return { kind, weightG: readWeight(amount, unit === 'lb' ? 'lb' : 'kg') };
    if (kind === 'height') return { kind, heightMm: readLength(amount, unit === 'in' ? 'in' : 'cm') };
    return { kind, systolicMmHg: wholeOf(amount), diastolicMmHg: wholeOf(this.second()) };
  });
  /** What another unit was taken for, before it is saved. */
  protected readonly converted = computed(() => {
    const [details, unit] = [this.details(), this.unit()];
    if (details.kind === 'weight' && unit === 'lb' && details.weightG !== null) return `= ${(details.weightG / 1000).toFixed(1)} kg`;
    return details.kind === 'height' && unit === 'in' && details.heightMm !== null ? `= ${(details.heightMm / 10).toFixed(1)} cm` : null;
  });
  protected readonly fault = computed(() => {
    const judged = this.judge();
    if (!this.isTried() || judged.success) return null;
    const [first] = judged.error.issues;
    if (first?.path[0] === 'occurredAt') return 'Check the time of measuring: it must exist and not lie ahead.';
    return first?.code === 'invalid_type' ? 'Write the number, such as 82 or 82.4.' : (first?.message ?? null);
  });

  protected choose(kind: Kind | null): void {
    this.kind.set(kind ?? 'weight');
    this.unit.set(kind === 'height' ? 'cm' : 'kg');
    this.clear();
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const judged = this.judge();
    if (!judged.success) return;
    const answer = await this.sending.post<PatientChartView>(`/api/v1/patients/${this.patientId()}/measurements`, judged.data);
    if (!answer.ok) return;
    this.changed.emit(answer.value);
    this.clear();
  }

  private judge(): ReturnType<typeof recordMeasurement.safeParse> {
    return recordMeasurement.safeParse({ id: this.id(), details: this.details(), occurredAt: this.occurredAt() });
  }

  private clear(): void {
    this.amount.set('');
    this.second.set('');
    this.measuredAt.set(null);
    this.isTried.set(false);
    this.id.set(crypto.randomUUID());
  }

  /** Now, or the clinic's wall-clock time that was typed; one that is half typed or lies ahead is no time, which the decoder refuses. */
  private occurredAt(): string | null {
    const typed = this.measuredAt();
    const now = this.clock.instant();
    if (typed === null) return new Date(now).toISOString();
    const [day = '', time = ''] = typed.split('T');
    const date = parseLocalDate(day);
    if (!date.allowed || !/^\d\d:\d\d$/.test(time)) return null;
    const at = instantAtLocalTime(date.value, time, this.signIn.zone());
    return at > now ? null : instantText(at);
  }
}

function wholeOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}
