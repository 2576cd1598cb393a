import { Component, computed, input } from '@angular/core';
import encodeQR from 'qr';

/** A QR code, drawn here: what it says goes to no other server. Dark on light whatever the screen's light, because cameras want it so. */
@Component({
  selector: 'kat-qr-code',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + size() + ' ' + size()" shape-rendering="crispEdges">
      <rect class="paper" [attr.width]="size()" [attr.height]="size()" />
      <path class="ink" [attr.d]="path()" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 12rem;
      max-width: 100%;
      border-radius: var(--radius-card);
    }

    .paper {
      fill: white;
    }

    .ink {
      fill: black;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  /** Rows of dark and light squares, with the quiet margin of four squares that a camera needs. */
  private readonly squares = computed(() => encodeQR(this.text(), 'raw', { ecc: 'medium', border: 4 }));
  protected readonly size = computed(() => this.squares().length);
  protected readonly path = computed(() =>
    this.squares()
      .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  );
}
