import { Component, computed, input, output } from '@angular/core';
import type { ReplayMoment, ReplayStep } from '@sojourn/domain';

const steps: Record<string, ReplayStep> = {
  ArrowRight: 'next-entry',
  ArrowUp: 'next-entry',
  ArrowLeft: 'previous-entry',
  ArrowDown: 'previous-entry',
  Home: 'first',
  End: 'last',
};
const minutes: Record<string, ReplayStep> = { 'next-entry': 'minute-on', 'previous-entry': 'minute-back' };

/** The shared time cursor of a replay: from entry to entry by arrow, by the minute with Shift, to the ends by Home and End. */
@Component({
  selector: 'kat-replay-slider',
  template: `
    <div
      class="track"
      role="slider"
      tabindex="0"
      aria-label="Moment of the session"
      aria-describedby="replay-keys"
      [attr.aria-valuemin]="0"
      [attr.aria-valuemax]="length()"
      [attr.aria-valuenow]="minute()"
      [attr.aria-valuetext]="words()"
      (keydown)="press($event)"
      (pointerdown)="point($event, true)"
      (pointermove)="point($event, false)"
    >
      <div class="line"></div>
      <div class="passed" [style.width.%]="share(at())"></div>
      @for (moment of moments(); track moment.at) {
        <i [style.left.%]="share(moment.at)" [class.is-safety]="isSafety(moment)"></i>
      }
      <div class="thumb" [style.left.%]="share(at())"></div>
    </div>
  `,
  styleUrl: './replay-slider.css',
})
export class ReplaySlider {
  readonly moments = input.required<readonly ReplayMoment[]>();
  readonly at = input.required<number>();
  readonly words = input.required<string>();
  readonly stepped = output<ReplayStep>();
  readonly moved = output<number>();
  readonly toggled = output<void>();
  private readonly from = computed(() => this.moments()[0]?.at ?? 0);
  private readonly to = computed(() => this.moments().at(-1)?.at ?? 0);
  protected readonly length = computed(() => Math.round((this.to() - this.from()) / 60_000));
  protected readonly minute = computed(() => Math.round((this.at() - this.from()) / 60_000));

  protected share(at: number): number {
    const whole = this.to() - this.from();
    return whole === 0 ? 0 : Math.min(100, Math.max(0, ((at - this.from()) / whole) * 100));
  }

  protected isSafety({ marks }: ReplayMoment): boolean {
    return marks.some(({ lane }) => lane === 'safety');
  }

  protected press(key: KeyboardEvent): void {
    const step = steps[key.key];
    if (key.key === ' ') this.toggled.emit();
    else if (step !== undefined) this.stepped.emit(key.shiftKey ? (minutes[step] ?? step) : step);
    else return;
    key.preventDefault();
  }

  protected point(event: PointerEvent, isDown: boolean): void {
    if (!isDown && event.buttons !== 1) return;
    const track = event.currentTarget as HTMLElement;
    if (isDown) track.setPointerCapture(event.pointerId);
    const { left, width } = track.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    this.moved.emit(this.from() + share * (this.to() - this.from()));
  }
}
