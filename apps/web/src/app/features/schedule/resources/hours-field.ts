import { Component, computed, input, model } from '@angular/core';
import { decodeInput, openingHours, type OpeningHours, type OpeningSpan } from '@sojourn/domain';
import { FieldMessages } from '../../../ui/field-messages.js';
import { IconButton } from '../../../ui/icon-button.js';
import { uniqueId } from '../../../ui/unique-id.js';
import { weekdayWords } from './resource-words.js';

/** Hours of each weekday; a break is the gap between two spans, and a day without spans is off. */
@Component({
  selector: 'kat-hours-field',
  imports: [FieldMessages, IconButton],
  templateUrl: './hours-field.html',
  styleUrl: './hours-field.css',
})
export class HoursField {
  readonly label = input.required<string>();
  readonly closedWord = input('Closed');
  readonly hours = model.required<OpeningHours>();
  protected readonly messagesId = uniqueId('hours');
  protected readonly days = computed(() =>
    weekdayWords.map((name, index) => ({
      name,
      weekday: index + 1,
      spans: this.hours().weekdays.find(({ weekday }) => weekday === index + 1)?.spans ?? [],
    })),
  );
  /** The first thing that is wrong, with its day. */
  readonly error = computed(() => {
    const judged = decodeInput(openingHours, this.hours());
    const [first] = judged.allowed ? [] : judged.refusals;
    if (first === undefined) return null;
    const index = Number(/^weekdays\.(\d+)/.exec(first.path ?? '')?.[1] ?? -1);
    const day = this.hours().weekdays[index];
    return day === undefined ? first.message : `${weekdayWords[day.weekday - 1]}: ${first.message.replace('The site', 'It')}.`;
  });

  protected add(weekday: number): void {
    const last = this.spansOf(weekday).at(-1);
    const added = last === undefined ? { opensAt: '09:00', closesAt: '17:00' } : { opensAt: last.closesAt, closesAt: '' };
    this.put(weekday, [...this.spansOf(weekday), added]);
  }

  protected edit(weekday: number, place: number, change: Partial<OpeningSpan>): void {
    this.put(
      weekday,
      this.spansOf(weekday).map((span, index) => (index === place ? { ...span, ...change } : span)),
    );
  }

  protected remove(weekday: number, place: number): void {
    this.put(
      weekday,
      this.spansOf(weekday).filter((_, index) => index !== place),
    );
  }

  private spansOf(weekday: number): readonly OpeningSpan[] {
    return this.days().find((day) => day.weekday === weekday)?.spans ?? [];
  }

  private put(weekday: number, spans: readonly OpeningSpan[]): void {
    const others = this.hours().weekdays.filter((day) => day.weekday !== weekday);
    const weekdays = [...others, { weekday, spans: [...spans] }].toSorted((one, other) => one.weekday - other.weekday);
    this.hours.set({ ...this.hours(), weekdays: weekdays.filter((day) => day.spans.length > 0) });
  }
}
