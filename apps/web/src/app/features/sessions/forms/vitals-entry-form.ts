import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { unusualSigns } from '@sojourn/domain';
import { Banner } from '../../../ui/banner.js';
import { SessionRoom } from '../session-room.js';
import { EntryForm } from './entry-form.js';
import { detailsOf, type EntryFormSpec, type FormField } from './form-field.js';

const sign = (name: string, label: string, unit: string, isOptional = false): FormField => ({
  type: 'number',
  name,
  label,
  unit,
  isOptional,
});

const fields: readonly FormField[] = [
  sign('systolicMmHg', 'Systolic', 'mmHg'),
  sign('diastolicMmHg', 'Diastolic', 'mmHg'),
  sign('heartRatePerMin', 'Heart rate', '/min'),
  sign('spo2Percent', 'SpO₂', '%'),
  sign('respiratoryRatePerMin', 'Breaths', '/min', true),
  { type: 'number', name: 'temperatureTenthsC', label: 'Temperature', unit: '°C', scale: 10, isOptional: true },
  sign('painScore', 'Pain 0 to 10', '', true),
  {
    ...{ type: 'choice', name: 'oxygen', label: 'Breathing' },
    choices: [
      { value: 'room-air', label: 'Room air' },
      { value: 'on-oxygen', label: 'On oxygen' },
    ],
  },
];
const asked: EntryFormSpec = { kind: 'vitals-taken', save: 'Save vital signs', fields };

/** A set of vital signs at a stage without a keypad. A value that is likely a slip is asked about once more, and kept when confirmed. */
@Component({
  selector: 'kat-vitals-entry-form',
  imports: [Banner, EntryForm],
  template: `
    <kat-entry-form [spec]="spec()" [about]="about()" (kept)="kept.emit()">
      @if (unusual().length > 0) {
        <kat-banner tone="caution" heading="Is this right?">
          {{ sentence() }} If it was read so, save again; the confirmation is kept with it.
        </kat-banner>
      }
    </kat-entry-form>
  `,
})
export class VitalsEntryForm {
  /** Baseline or recovery: what was half typed for one is not the other's. */
  readonly about = input('');
  readonly kept = output<void>();
  private readonly room = inject(SessionRoom);
  private readonly form = viewChild(EntryForm);
  private readonly seen = signal<string>('');
  protected readonly unusual = computed(() => {
    const [form, fold] = [this.form(), this.room.fold()];
    if (form === undefined || fold === null) return [];
    return unusualSigns(detailsOf(asked, form.answers()), fold.situation.policy.monitoring);
  });
  protected readonly sentence = computed(
    () =>
      `Unusual: ${this.unusual()
        .map((name) => fields.find((field) => field.name === name)?.label ?? 'pulse pressure')
        .join(', ')}.`,
  );
  /** The first save with unusual values only asks; the second one, with the same values, keeps them as confirmed. */
  protected readonly spec = computed<EntryFormSpec>(() => ({
    ...asked,
    more: () => ({ confirmedUnusual: this.unusual() }),
    check: () => this.ask(),
  }));

  private ask(): string | null {
    const key = JSON.stringify(this.form()?.answers() ?? {});
    if (this.unusual().length === 0 || this.seen() === key) return null;
    this.seen.set(key);
    return `${this.sentence()} Save once more to confirm.`;
  }
}
