import { Component, computed, input } from '@angular/core';

/** A telephone number that can be rung where the device can ring. */
@Component({
  selector: 'kat-phone-number',
  template: `<a [href]="address()">{{ number() }}</a>`,
  styles: `
    a {
      white-space: nowrap;
    }
  `,
})
export class PhoneNumber {
  readonly number = input.required<string>();
  protected readonly address = computed(() => `tel:${this.number().replace(/[^\d+]/g, '')}`);
}
