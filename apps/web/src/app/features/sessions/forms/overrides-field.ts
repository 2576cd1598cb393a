import { Component, computed, input, model } from '@angular/core';
import type { Override, Unmet } from '@sojourn/domain';
import { FormControl } from './form-control.js';
import type { FormField } from './form-field.js';

const agreedBy: FormField = { type: 'prescriber', name: 'agreedById', label: 'Prescriber who agrees' };

/** Rules that may be set aside: each only with a reason and the prescriber who agrees, by name. Hard rules are not offered here. */
@Component({
  selector: 'kat-overrides-field',
  imports: [FormControl],
  template: `
    @for (unmet of offered(); track unmet.code) {
      <fieldset>
        <legend>Set aside: {{ unmet.message }}</legend>
        <div class="pair">
          <kat-form-control [field]="reason(unmet)" [value]="of(unmet).reason ?? null" (valueChange)="put(unmet, 'reason', $event)" />
          <kat-form-control [field]="agreedBy" [value]="of(unmet).agreedById ?? null" (valueChange)="put(unmet, 'agreedById', $event)" />
        </div>
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    :host:empty {
      display: none;
    }

    fieldset {
      padding: var(--space-12) var(--space-16);
      border: 1px dashed var(--edge);
      border-radius: var(--radius-card);
    }

    legend {
      padding: 0 var(--space-4);
      font: var(--type-label);
    }

    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: var(--space-12);
    }
  `,
})
export class OverridesField {
  readonly unmet = input.required<readonly Unmet[]>();
  readonly typed = model<Readonly<Record<string, Partial<Override>>>>({});
  protected readonly agreedBy = agreedBy;
  protected readonly offered = computed(() => {
    const soft = this.unmet().filter(({ isOverridable }) => isOverridable === true);
    return soft.filter(({ code }, index) => soft.findIndex((other) => other.code === code) === index);
  });

  protected reason({ code }: Unmet): FormField {
    return { type: 'text', name: `reason ${code}`, label: 'Reason' };
  }

  protected of({ code }: Unmet): Partial<Override> {
    return this.typed()[code] ?? {};
  }

  protected put({ code }: Unmet, part: 'reason' | 'agreedById', value: unknown): void {
    this.typed.update((typed) => ({ ...typed, [code]: { ...typed[code], code, [part]: value ?? undefined } }));
  }
}

/** The overrides that are complete; a half-filled one sets nothing aside. */
export function completeOverrides(typed: Readonly<Record<string, Partial<Override>>>): Override[] {
  return Object.entries(typed).flatMap(([code, { reason, agreedById }]) =>
    reason === undefined || reason.trim() === '' || agreedById === undefined ? [] : [{ code, reason: reason.trim(), agreedById }],
  );
}
