import { Component, computed, input } from '@angular/core';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import type { Tone } from './tone.js';

const glyphs: Record<Tone, IconName> = {
  neutral: 'info',
  tint: 'info',
  info: 'info',
  ok: 'circle-check',
  caution: 'triangle-alert',
  alert: 'circle-alert',
  lantern: 'timer',
};

/** A sentence that belongs to the whole page, with its actions. An alert is announced at once, the others when there is time. */
@Component({
  selector: 'kat-banner',
  imports: [Icon],
  template: `
    <kat-icon [name]="glyph()" />
    <div class="words">
      @if (heading(); as words) {
        <strong>{{ words }}</strong>
      }
      <div><ng-content /></div>
    </div>
    <div class="actions"><ng-content select="[katBannerActions]" /></div>
  `,
  host: { '[attr.data-tone]': 'tone()', '[attr.role]': "tone() === 'alert' ? 'alert' : 'status'" },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--space-12);
      padding: var(--space-12) var(--space-16);
      border: 1px solid color-mix(in srgb, var(--tone) 40%, transparent);
      border-radius: var(--radius-card);
      background: var(--tone-ground);
    }

    kat-icon,
    strong {
      color: var(--tone);
    }

    .words {
      flex: 1 1 200px;
      min-width: 0;
    }

    strong {
      display: block;
      font: var(--type-strong);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class Banner {
  readonly tone = input<Tone>('info');
  readonly heading = input<string | null>(null);
  protected readonly glyph = computed(() => glyphs[this.tone()]);
}
