import { Component, computed, input } from '@angular/core';
import { Chip } from './chip.js';
import type { IconName } from './icon-names.js';
import { dueStateOf, dueWords, type DueState } from './spans.js';
import type { Tone } from './tone.js';

const tones: Record<DueState, Tone> = { later: 'tint', due: 'caution', overdue: 'alert' };
const glyphs: Record<DueState, IconName> = { later: 'clock', due: 'timer', overdue: 'triangle-alert' };

/** When something falls due, in words that change by themselves. */
@Component({
  selector: 'kat-due-badge',
  imports: [Chip],
  template: '<kat-chip [tone]="tone()" [icon]="glyph()">{{ words() }}</kat-chip>',
})
export class DueBadge {
  readonly dueAt = input.required<number>();
  readonly now = input.required<number>();
  private readonly state = computed(() => dueStateOf(this.dueAt(), this.now()));
  protected readonly tone = computed(() => tones[this.state()]);
  protected readonly glyph = computed(() => glyphs[this.state()]);
  protected readonly words = computed(() => dueWords(this.dueAt(), this.now()));
}
