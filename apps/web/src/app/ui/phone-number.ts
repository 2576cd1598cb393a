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
  /** An extension is not part of what is rung: the device asks for it once somebody answers (RFC 3966). */
  protected readonly address = computed(() => {
    const [main = '', extension] = this.number().split(/\s?(?:x|ext)/i);
    const rung = `tel:${main.replace(/[^\d+]/g, '')}`;
    return extension === undefined ? rung : `${rung};ext=${extension.replace(/\D/g, '')}`;
  });
}
