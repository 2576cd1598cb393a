import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import {
  daysToWish,
  wishedDays,
  wishedTimes,
  type ResourceView,
  type SiteHoursView,
  type WaitlistEntryView,
  type WaitlistView,
  type WishedDay,
} from '@sojourn/domain';
import { fieldMessage } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { NumberField } from '../../../ui/number-field.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { BookingDraft } from '../booking-draft.js';
import { VisitChoice } from '../visit-choice.js';

type Time = (typeof wishedTimes)[number];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Puts a patient on the waitlist, or changes what they wait for: for which visit, and what they wish. */
@Component({
  selector: 'kat-add-to-waitlist',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, NumberField, ProblemPanel, VisitChoice],
  providers: [BookingDraft],
  templateUrl: './add-dialog.html',
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-16);
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font: var(--type-strong);
    }
  `,
})
export class AddToWaitlistDialog {
  /** For whom and for which visit, where somebody came here to say so. */
  readonly patientId = input<string>();
  readonly visitId = input<string>();
  /** The entry that is changed; null for a new one. */
  readonly entry = input<WaitlistEntryView | null>(null);
  readonly added = output<WaitlistView>();
  readonly closed = output<void>();
  protected readonly draft = inject(BookingDraft);
  protected readonly sending = submission();
  protected readonly isTried = signal(false);
  protected readonly days = signal<readonly WishedDay[]>([]);
  protected readonly times = signal<readonly Time[]>([]);
  protected readonly onlyWithId = signal<string | null>(null);
  protected readonly untilOn = signal<string | null>(null);
  protected readonly noticeHours = signal<number | null>(24);
  protected readonly isUrgent = signal(false);
  protected readonly remark = signal('');
  protected readonly face = computed(() =>
    this.entry() === null
      ? ({ heading: 'Add to the waitlist', act: 'Add to the waitlist', icon: 'plus' } as const)
      : ({ heading: 'Change what they wait for', act: 'Save', icon: 'check' } as const),
  );
  protected readonly timeChoices = wishedTimes.map((value) => ({ value, label: capital(value) }));
  private readonly sites = httpResource<SiteHoursView[]>(() => '/api/v1/sites');
  /** Days on which a site is open, and what was wished before its hours changed. */
  protected readonly dayChoices = computed(() => {
    const open = this.sites.hasValue() ? daysToWish(this.sites.value().map(({ hours }) => hours)) : wishedDays;
    const shown = wishedDays.filter((day) => open.includes(day) || this.days().includes(day));
    return shown.map((value) => ({ value, label: capital(value) }));
  });
  private readonly resources = httpResource<ResourceView[]>(() => '/api/v1/resources');
  /** People at work, and the one who is named already even if they are no more. */
  protected readonly people = computed(() =>
    (this.resources.hasValue() ? this.resources.value() : []).filter(
      ({ id, kind, isInUse }) => kind === 'staff' && (isInUse || id === this.onlyWithId()),
    ),
  );
  protected readonly untilError = computed(() => fieldMessage(this.sending.problem(), 'untilOn'));
  protected readonly noticeError = computed(() => fieldMessage(this.sending.problem(), 'noticeHours'));
  private readonly id = crypto.randomUUID();

  constructor() {
    effect(() => {
      const entry = this.entry();
      if (entry !== null) untracked(() => this.startFrom(entry));
    });
    effect(() => {
      const patientId = this.patientId();
      if (patientId !== undefined) void untracked(() => this.draft.startWith(patientId, this.visitId() ?? null));
    });
  }

  private startFrom({ patient, visit, wishes, ...entry }: WaitlistEntryView): void {
    const { courseId, visitKey, visitType } = visit;
    void this.draft.startWith(patient.id, courseId === null ? visitType : `${courseId} ${visitKey}`);
    this.days.set(wishes.days);
    this.times.set(wishes.times);
    this.onlyWithId.set(entry.onlyWith?.id ?? null);
    this.untilOn.set(entry.untilOn);
    this.noticeHours.set(entry.noticeHours);
    this.isUrgent.set(entry.isUrgent);
    this.remark.set(entry.remark ?? '');
  }

  protected toggle<T>(list: ReturnType<typeof signal<readonly T[]>>, value: T, isChosen: boolean): void {
    list.update((chosen) => (isChosen ? [...chosen, value] : chosen.filter((one) => one !== value)));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [patientId, visit] = [this.draft.patientId(), this.draft.visit()];
    if (patientId === null || visit === null) return;
    const { courseId, visitKey, visitType } = visit;
    const entry = this.entry();
    const [path, whose] = entry === null ? ['', { id: this.id, patientId }] : [`/${entry.id}/change`, {}];
    const answer = await this.sending.post<WaitlistView>(`/api/v1/waitlist/entries${path}`, {
      ...{ ...whose, courseId, visitKey, visitType: courseId === null ? visitType : null },
      ...{ wishes: { days: this.days(), times: this.times() }, onlyWithId: this.onlyWithId(), untilOn: this.untilOn() },
      ...{ noticeHours: this.noticeHours() ?? 0, isUrgent: this.isUrgent(), remark: this.remark() },
    });
    if (answer.ok) this.added.emit(answer.value);
  }
}
