import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GlanceWithAnswers } from '@sojourn/domain';
import { inZone } from '../../../ui/zone-time.js';
import { minuteWords } from '../replay/replay-words.js';
import { place } from '../../../ui/session-chart/chart-geometry.js';
import { drawingOf, levelTicks, minuteScale, minuteTicks, minutesOf, sharedSpan, small, wordsAt } from './aligned-geometry.js';
import { glanceRows } from '../../../ui/glance-words.js';

/** The sessions of a course side by side, each from its first dose, on one scale and under one crosshair. Each opens its replay. */
@Component({
  selector: 'kat-aligned-sessions',
  imports: [RouterLink],
  templateUrl: './aligned-sessions.html',
  styleUrl: './aligned-sessions.css',
})
export class AlignedSessions {
  readonly sessions = input.required<readonly GlanceWithAnswers[]>();
  readonly zone = input.required<string>();
  protected readonly small = small;
  protected readonly levels = levelTicks;
  /** Minutes from the first dose; null while nobody points. */
  protected readonly minute = signal<number | null>(null);
  protected readonly span = computed(() => sharedSpan(this.sessions()));
  protected readonly ticks = computed(() => minuteTicks(this.span()));
  private readonly minutes = computed(() => [...new Set(this.sessions().flatMap(minutesOf))].sort((one, other) => one - other));
  protected readonly crosshair = computed(() => {
    const minute = this.minute();
    return minute === null ? null : place(minuteScale(this.span()), minute);
  });
  protected readonly drawn = computed(() =>
    this.sessions().map((session, index) => ({
      session,
      name: `${index + 1}: ${inZone(session.firstDoseAt, this.zone(), 'date')}`,
      drawing: drawingOf(session, this.span()),
      rows: glanceRows(session),
    })),
  );
  protected readonly labels = computed(() => this.drawn()[0]?.rows.map(({ label }) => label) ?? []);
  protected readonly spoken = computed(() => {
    const minute = this.minute();
    if (minute === null) return 'No minute chosen';
    const said = this.sessions().map((session, index) => `session ${index + 1}: ${wordsAt(session, minute)}`);
    return `${minuteWords(minute)}, ${said.join('; ')}`;
  });
  protected readonly wordsAt = wordsAt;
  protected readonly minuteWords = minuteWords;

  /** To the nearest minute at which a session has something, within a finger's width. */
  protected point({ clientX, currentTarget }: PointerEvent): void {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const { from, to } = this.span();
    const share = (((clientX - left) / Math.max(1, width)) * small.width - small.left) / (small.right - small.left);
    const at = Math.round(from + Math.min(1, Math.max(0, share)) * (to - from));
    const reach = Math.max(2, (to - from) / 40);
    const [near] = this.minutes().toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at));
    this.minute.set(near !== undefined && Math.abs(near - at) <= reach ? near : at);
  }

  protected press(key: KeyboardEvent): void {
    const [minutes, at] = [this.minutes(), this.minute()];
    const wanted: Record<string, number | null | undefined> = {
      ArrowRight: at === null ? minutes[0] : (minutes.find((one) => one > at) ?? at),
      ArrowLeft: at === null ? minutes.at(-1) : (minutes.findLast((one) => one < at) ?? at),
      Home: minutes[0],
      End: minutes.at(-1),
      Escape: null,
    };
    const minute = wanted[key.key];
    if (minute === undefined) return;
    key.preventDefault();
    this.minute.set(minute);
  }
}
