import { Component, computed, input } from '@angular/core';

/** Still grey lines where the content will be. They appear only after 300 ms, so a quick answer never flickers. */
@Component({
  selector: 'kat-loading',
  template: `
    <p class="visually-hidden">{{ label() }}</p>
    @for (line of placeholders(); track line) {
      <span class="line" [class.is-short]="line % 3 === 2"></span>
    }
  `,
  host: { role: 'status', '[attr.aria-busy]': '"true"' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      opacity: 0;
      animation: appear 1ms linear 300ms forwards;
    }

    .line {
      height: 18px;
      border-radius: var(--radius-field);
      background: var(--sunken);
    }

    .is-short {
      width: 62%;
    }

    @keyframes appear {
      to {
        opacity: 1;
      }
    }
  `,
})
export class Loading {
  readonly label = input('Loading');
  readonly lines = input(4);
  protected readonly placeholders = computed(() => Array.from({ length: this.lines() }, (_, index) => index));
}
