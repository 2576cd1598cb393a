import { Component, computed, input, output, signal } from '@angular/core';
import {
  instantAtLocalTime,
  instantText,
  localDate,
  plusDays,
  type AbsenceKind,
  type AbsenceView,
  type Instant,
  type ResourceView,
  type TextSpan,
} from '@sojourn/domain';
import { inZone } from '../../../core/clinic-time.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { IconButton } from '../../../ui/icon-button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { absenceKindsOf, absenceWords } from './resource-words.js';
import { VisitsInTheWay, type TimeAway } from './visits-in-the-way.js';

/** Leave of a person, maintenance of a thing: whole days or part of one. Taken also where visits stand in the way. */
@Component({
  selector: 'kat-absence-dialog',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, IconButton, ProblemPanel, SegmentedChoice, VisitsInTheWay],
  templateUrl: './absence-dialog.html',
  styleUrl: './absence-dialog.css',
})
export class AbsenceDialog {
  readonly resource = input.required<ResourceView>();
  readonly absences = input.required<readonly AbsenceView[]>();
  readonly zone = input.required<string>();
  readonly saved = output<void>();
  readonly closed = output<void>();
  protected readonly sending = submission();
  protected readonly withdrawing = submission();
  protected readonly isTried = signal(false);
  protected readonly kind = signal<AbsenceKind | null>(null);
  protected readonly from = signal('');
  protected readonly until = signal('');
  protected readonly isPartOfDay = signal(false);
  protected readonly fromTime = signal('');
  protected readonly untilTime = signal('');
  /** The absence that was written down last, or that somebody asks about. */
  private readonly written = signal<TimeAway | null>(null);
  private readonly newId = signal(crypto.randomUUID());
  protected readonly kinds = computed(() => absenceKindsOf(this.resource().kind).map((value) => ({ value, label: absenceWords[value] })));
  protected readonly shown = computed(() =>
    this.absences().map(({ id, kind, startsAt, endsAt }) => {
      const [start, end] = [inZone(startsAt, this.zone(), 'date-time'), inZone(endsAt, this.zone(), 'date-time')];
      return { id, startsAt, endsAt, words: `${absenceWords[kind]}: ${start} to ${end}` };
    }),
  );
  /** What is being typed comes first: its visits are shown before it is written down. */
  protected readonly timeAway = computed<TimeAway | null>(() => {
    const span = this.span();
    if (span === null || span.endsAt <= span.startsAt) return this.written();
    return { from: instantText(span.startsAt), until: instantText(span.endsAt), resource: this.resource().id };
  });
  protected readonly faults = computed(() => {
    const [from, until] = [this.from(), this.until() === '' ? this.from() : this.until()];
    const span = this.span();
    return {
      kind: this.kind() === null ? 'Choose why' : null,
      from: from === '' ? 'Choose the first day' : null,
      until: until < from || (span !== null && span.endsAt <= span.startsAt) ? 'The end lies before the start' : null,
      times: this.isPartOfDay() && (this.fromTime() === '' || this.untilTime() === '') ? 'Write both times' : null,
    };
  });

  protected shownFault(field: 'kind' | 'from' | 'until' | 'times'): string | null {
    return this.isTried() ? this.faults()[field] : null;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const span = this.span();
    if (span === null || Object.values(this.faults()).some((fault) => fault !== null)) return;
    const times = { startsAt: instantText(span.startsAt), endsAt: instantText(span.endsAt) };
    const absence = { id: this.newId(), resourceId: this.resource().id, kind: this.kind(), ...times };
    const answer = await this.sending.post<AbsenceView[]>('/api/v1/resources/absences', absence);
    if (!answer.ok) return;
    this.ask(times);
    this.newId.set(crypto.randomUUID());
    this.isTried.set(false);
    this.kind.set(null);
    for (const field of [this.from, this.until, this.fromTime, this.untilTime]) field.set('');
    this.saved.emit();
  }

  protected ask({ startsAt: from, endsAt: until }: TextSpan): void {
    this.written.set({ from, until, resource: this.resource().id });
  }

  protected async withdraw(id: string): Promise<void> {
    const answer = await this.withdrawing.post(`/api/v1/resources/absences/${id}/withdrawal`);
    if (!answer.ok) return;
    this.written.set(null);
    this.saved.emit();
  }

  /** Whole days end with the midnight after the last one, on the clock of the site. */
  private span(): { readonly startsAt: Instant; readonly endsAt: Instant } | null {
    if (this.from() === '') return null;
    const [first, last] = [localDate(this.from()), localDate(this.until() === '' ? this.from() : this.until())];
    const isPart = this.isPartOfDay();
    if (isPart && (this.fromTime() === '' || this.untilTime() === '')) return null;
    return {
      startsAt: instantAtLocalTime(first, isPart ? this.fromTime() : '00:00', this.zone()),
      endsAt: isPart
        ? instantAtLocalTime(last, this.untilTime(), this.zone())
        : instantAtLocalTime(plusDays(last, 1), '00:00', this.zone()),
    };
  }
}
