import { Component, computed, model } from '@angular/core';
import type { EntryDetails, VitalSign } from '@sojourn/domain';
import { NumberField } from '../../ui/number-field.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { furtherFields } from './pad-fields.js';

/** What goes with a set now and then: values measured less often, and how the pressure was taken. */
export type Further = Partial<Omit<EntryDetails<'vitals-taken'>, 'confirmedUnusual' | 'source'>>;

@Component({
  selector: 'kat-vitals-further',
  imports: [NumberField, SegmentedChoice],
  template: `
    <details>
      <summary>More: temperature, oxygen, arm, position</summary>
      <div class="fields">
        <kat-number-field label="Temperature" unit="°C" [decimals]="1" [value]="temperature()" (valueChange)="takeTemperature($event)" />
        @for (field of fields; track field.sign) {
          <kat-number-field
            [label]="field.label"
            [unit]="field.unit"
            [value]="valueOf(field.sign)"
            (valueChange)="set(field.sign, $event)"
          />
        }
      </div>
      <kat-segmented-choice label="Oxygen" [choices]="oxygen" [value]="values().oxygen ?? null" (valueChange)="set('oxygen', $event)" />
      <kat-segmented-choice label="Cuff" [choices]="cuffs" [value]="values().cuffSite ?? null" (valueChange)="set('cuffSite', $event)" />
      <kat-segmented-choice
        label="Position"
        [choices]="positions"
        [value]="values().position ?? null"
        (valueChange)="set('position', $event)"
      />
      <kat-segmented-choice label="Rhythm" [choices]="rhythms" [value]="values().rhythm ?? null" (valueChange)="set('rhythm', $event)" />
    </details>
  `,
  styles: `
    details[open] {
      display: grid;
      gap: var(--space-12);
    }

    summary {
      min-height: var(--target);
      padding: var(--space-8) 0;
      color: var(--muted);
      font: var(--type-label);
      cursor: pointer;
    }

    .fields {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-8);
    }

    kat-segmented-choice,
    .fields {
      margin-bottom: var(--space-12);
    }
  `,
})
export class VitalsFurther {
  readonly values = model.required<Further>();
  protected readonly fields = furtherFields;
  protected readonly oxygen = [choice('room-air', 'Room air'), choice('on-oxygen', 'On oxygen')];
  protected readonly cuffs = [choice('left-arm', 'Left'), choice('right-arm', 'Right'), choice('leg', 'Leg')];
  protected readonly positions = [choice('lying', 'Lying'), choice('reclined', 'Reclined'), choice('sitting', 'Sitting')];
  protected readonly rhythms = [choice('regular', 'Regular'), choice('irregular-known', 'Known'), choice('arrhythmia-new', 'New')];
  protected readonly temperature = computed(() => {
    const tenths = this.values().temperatureTenthsC;
    return tenths === undefined ? null : tenths / 10;
  });

  protected valueOf(sign: VitalSign): number | null {
    return this.values()[sign] ?? null;
  }

  /** Tenths of a degree are what is kept; a typing slip stays unreadable for the decoder. */
  protected takeTemperature(celsius: number | null): void {
    this.set('temperatureTenthsC', celsius === null ? null : Math.round(celsius * 10));
  }

  protected set(name: keyof Further, value: string | number | null): void {
    this.values.update((values) => {
      const { [name]: _before, ...rest } = values;
      return value === null ? rest : { ...rest, [name]: value };
    });
  }
}

function choice<Value extends string>(value: Value, label: string): { readonly value: Value; readonly label: string } {
  return { value, label };
}
