import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instantAtLocalTime, instantText, instrumentOf, localDate, type GivenAnswers } from '@sojourn/domain';
import { AnswerKeeper } from '../../core/answer-keeper.js';
import { dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { DateTimeField } from '../../ui/date-time-field.js';
import { EmptyState } from '../../ui/empty-state.js';
import { formStart, MeasureForm, type FormPlace } from '../../ui/measure-form.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { RecordedForm } from './recorded-form.js';
import { TotalForm } from './total-form.js';
import type { KeptForm } from './kept-form.js';

type Way = 'items' | 'total';

/** Staff record a form from paper, or ask it themselves: a digit answers and goes on. Half-filled forms wait here until they are sent. */
@Component({
  selector: 'kat-record-page',
  imports: [Button, DateTimeField, EmptyState, MeasureForm, PageHeader, ProblemPanel, RecordedForm, RouterLink, SegmentedChoice, TotalForm],
  templateUrl: './record-page.html',
})
export default class RecordPage {
  readonly patientId = input.required<string>();
  readonly instrumentId = input.required<string>();
  private readonly clock = inject(Clock);
  private readonly zone = inject(SignInState).zone;
  protected readonly sending = submission();
  protected readonly definition = computed(() => instrumentOf(this.instrumentId()));
  private readonly keeper = computed(() => new AnswerKeeper(`${this.patientId()}.${this.instrumentId()}`));
  protected readonly start = linkedSignal<FormPlace>(() => this.keeper().read() ?? formStart);
  protected readonly way = linkedSignal<Way>(() => (this.definition()?.totalEntry === 'total-only' ? 'total' : 'items'));
  protected readonly ways = [
    { value: 'items', label: 'Every answer' },
    { value: 'total', label: 'The total' },
  ] as const;
  /** The id of the form that is being written: sent twice, it counts once. */
  private readonly formId = linkedSignal({ source: this.instrumentId, computation: () => crypto.randomUUID() });
  protected readonly takenAt = linkedSignal<string, string | null>({
    source: this.instrumentId,
    computation: () => `${dateInZone(this.clock.instant(), this.zone())}T${inZone(this.clock.instant(), this.zone(), 'time')}`,
  });
  protected readonly timeError = signal<string | null>(null);
  protected readonly kept = linkedSignal<string, KeptForm | null>({ source: this.instrumentId, computation: () => null });

  protected keep(place: FormPlace): void {
    this.keeper().keep(place);
  }

  protected async send(answers: GivenAnswers): Promise<void> {
    const takenAt = this.takenInstant();
    this.timeError.set(takenAt === null ? 'Write the day and the time it was filled in.' : null);
    if (takenAt === null) return;
    const command = { id: this.formId(), instrumentId: this.instrumentId(), answers, takenAt, setting: 'paper' };
    const answer = await this.sending.post<KeptForm>(`/api/v1/patients/${this.patientId()}/measure-responses`, command);
    if (!answer.ok) return;
    this.keeper().forget();
    this.kept.set(answer.value);
  }

  protected again(): void {
    this.formId.set(crypto.randomUUID());
    this.start.set(formStart);
    this.kept.set(null);
  }

  private takenInstant(): string | null {
    const [date, time] = (this.takenAt() ?? '').split('T');
    if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '') || !/^\d\d:\d\d$/.test(time ?? '')) return null;
    return instantText(instantAtLocalTime(localDate(date ?? ''), time ?? '', this.zone()));
  }
}
