import { Component, computed, input, type ElementRef, viewChildren } from '@angular/core';
import { FieldControl } from './field-control.js';
import { FieldMessages } from './field-messages.js';

/**
 * A wall-clock date, time or both, as `2026-11-24`, `10:20` or `2026-11-24T10:20`. Empty is null; a half-typed value becomes a text
 * no decoder accepts, so that it is never taken for "not given". Turning wall-clock time into an instant needs the site's zone.
 */
@Component({
  selector: 'kat-date-time-field',
  imports: [FieldMessages],
  template: `
    <fieldset [attr.aria-describedby]="describedBy()">
      <legend>{{ label() }}</legend>
      <div class="parts">
        @if (kind() !== 'time') {
          <input
            class="kat-input"
            type="date"
            [attr.aria-label]="kind() === 'date' ? label() : label() + ', date'"
            [attr.aria-invalid]="shownError() === null ? null : 'true'"
            [attr.min]="min()"
            [attr.max]="max()"
            [disabled]="disabled()"
            [value]="datePart()"
            (change)="read()"
            (blur)="touch.emit()"
            #part
          />
        }
        @if (kind() !== 'date') {
          <input
            class="kat-input time"
            type="time"
            [attr.aria-label]="kind() === 'time' ? label() : label() + ', time'"
            [attr.aria-invalid]="shownError() === null ? null : 'true'"
            [disabled]="disabled()"
            [value]="timePart()"
            (change)="read()"
            (blur)="touch.emit()"
            #part
          />
        }
      </div>
    </fieldset>
    <kat-field-messages [id]="messagesId" [help]="help()" [error]="shownError()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      align-content: start;
    }

    legend {
      margin-bottom: 6px;
      padding: 0;
      font: var(--type-label);
    }

    .parts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
    }

    input {
      flex: 1 1 8.5rem;
    }

    .time {
      flex: 0 1 9.5rem;
    }
  `,
})
export class DateTimeField extends FieldControl<string> {
  readonly kind = input<'date' | 'time' | 'date-time'>('date');
  readonly min = input<string | undefined>(undefined);
  readonly max = input<string | undefined>(undefined);
  private readonly parts = viewChildren<ElementRef<HTMLInputElement>>('part');
  protected readonly datePart = computed(() => (this.kind() === 'time' ? '' : (this.value()?.split('T')[0] ?? '')));
  protected readonly timePart = computed(() => (this.kind() === 'time' ? (this.value() ?? '') : (this.value()?.split('T')[1] ?? '')));

  protected read(): void {
    const typed = this.parts().map(({ nativeElement }) => (nativeElement.validity.badInput ? 'unreadable' : nativeElement.value));
    this.value.set(typed.every((text) => text === '') ? null : typed.join('T'));
  }
}
