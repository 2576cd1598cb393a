import { Component, input } from '@angular/core';
import { QrCode } from './qr-code.js';
import { uniqueId } from './unique-id.js';

/** A patient's link, to be handed over: their camera reads the code, or the link goes by another way as text. What to say stands between its tags. */
@Component({
  selector: 'kat-handed-link',
  imports: [QrCode],
  template: `
    <kat-qr-code [text]="url()" label="Code of the link" />
    <p class="meta">The camera of the patient’s phone reads the code. <ng-content /></p>
    <p class="text">
      <label [attr.for]="id">{{ label() }}</label>
      <input class="kat-input" type="text" readonly [id]="id" [value]="url()" (focus)="box.select()" #box />
    </p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-8);
      width: 100%;
    }

    .text {
      display: grid;
      gap: var(--space-4);
    }
  `,
})
export class HandedLink {
  readonly url = input.required<string>();
  /** What the text says of itself, such as "Give this link to the patient." */
  readonly label = input.required<string>();
  protected readonly id = uniqueId('handed-link');
}
