import { Component, computed, input, output, signal } from '@angular/core';
import { Icon } from './icon.js';
import { Keypad } from './keypad.js';
import { uniqueId } from './unique-id.js';

const pinLength = 6;

/** Six digits, by keyboard or with gloves on large keys. Complete means sent: there is no further button. */
@Component({
  selector: 'kat-pin-pad',
  imports: [Icon, Keypad],
  templateUrl: './pin-pad.html',
  styleUrl: './pin-pad.css',
})
export class PinPad {
  readonly label = input.required<string>();
  readonly error = input<string | null>(null);
  readonly busy = input(false);
  readonly completed = output<string>();
  protected readonly pin = signal('');
  protected readonly controlId = uniqueId('pin');
  protected readonly places = computed(() => Array.from({ length: pinLength }, (_, place) => place < this.pin().length));

  protected type(text: string): void {
    if (this.busy()) return;
    const digits = text.replace(/\D/g, '').slice(0, pinLength);
    this.pin.set(digits);
    if (digits.length < pinLength) return;
    this.completed.emit(digits);
    this.pin.set('');
  }

  protected back(): void {
    this.pin.update((digits) => digits.slice(0, -1));
  }
}
