import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { wishedDays, wishedTimes, type WaitlistView } from '@sojourn/domain';
import { fieldMessage } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Combobox } from '../../../ui/combobox.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { NumberField } from '../../../ui/number-field.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { BookingDraft } from '../booking-draft.js';

type Day = (typeof wishedDays)[number];
type Time = (typeof wishedTimes)[number];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Puts a patient on the waitlist: for which visit, and what they wish. */
@Component({
  selector: 'kat-add-to-waitlist',
  imports: [Button, Checkbox, Combobox, Dialog, Field, FieldInput, NumberField, ProblemPanel],
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
  readonly added = output<WaitlistView>();
  readonly closed = output<void>();
  protected readonly draft = inject(BookingDraft);
  protected readonly sending = submission();
  protected readonly isTried = signal(false);
  protected readonly days = signal<readonly Day[]>([]);
  protected readonly times = signal<readonly Time[]>([]);
  protected readonly noticeHours = signal<number | null>(24);
  protected readonly isUrgent = signal(false);
  protected readonly remark = signal('');
  protected readonly dayChoices = wishedDays.map((value) => ({ value, label: capital(value) }));
  protected readonly timeChoices = wishedTimes.map((value) => ({ value, label: capital(value) }));
  protected readonly patientError = computed(() =>
    this.isTried() && this.draft.patientId() === null ? 'Choose a patient' : fieldMessage(this.sending.problem(), 'patientId'),
  );
  protected readonly visitError = computed(() => (this.isTried() && this.draft.visit() === null ? 'Choose what they wait for' : null));
  protected readonly noticeError = computed(() => fieldMessage(this.sending.problem(), 'noticeHours'));
  private readonly id = crypto.randomUUID();

  constructor() {
    effect(() => {
      const patientId = this.patientId();
      if (patientId !== undefined) void untracked(() => this.draft.startWith(patientId, this.visitId() ?? null));
    });
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
    const answer = await this.sending.post<WaitlistView>('/api/v1/waitlist/entries', {
      ...{ id: this.id, patientId, courseId, visitKey, visitType: courseId === null ? visitType : null },
      ...{ wishes: { days: this.days(), times: this.times() }, noticeHours: this.noticeHours() ?? 0 },
      ...{ isUrgent: this.isUrgent(), remark: this.remark() },
    });
    if (answer.ok) this.added.emit(answer.value);
  }
}
