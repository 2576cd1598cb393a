import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  instantFromMs,
  patientIdentifiers,
  reasonsOf,
  type AppointmentEvent,
  type AppointmentView,
  type ArrangementView,
  type PatientChartView,
} from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { attemptsOf, noteAskedBy } from './attempts.js';
import { ArrivalDay, visitDay } from './arrival/arrival-day.js';
import { FormsAtArrival } from './arrival/forms-at-arrival.js';
import { PatientAtDesk } from './arrival/patient-at-desk.js';
import { ScopeChoice } from './scope-choice.js';
import { ScopeField } from './scope-field.js';
import { eventWords, identifierWords, reasonWords } from './schedule-words.js';

/** What may have to be said before a step can be taken. */
type Unsaid = 'reason' | 'attempt' | 'note' | 'forms' | 'day';

const cancelling: readonly AppointmentEvent[] = ['cancel-for-patient', 'cancel-for-clinic'];
const withReason: readonly AppointmentEvent[] = [...cancelling, 'mark-entered-in-error'];

/** Steps for which the desk looks the patient up: to compare who stands there, or to ring who does not. */
const asksOf: Readonly<Partial<Record<AppointmentEvent, 'compare' | 'ring'>>> = {
  ...{ 'check-in': 'compare', 'mark-no-show': 'ring', 'call-again': 'ring', 'follow-up': 'ring' },
};

/** What a step asks for, and nothing else. Nothing is preselected. */
@Component({
  selector: 'kat-step-form',
  imports: [
    ...[ArrivalDay, Button, Checkbox, ClinicTime, Field, FieldInput],
    ...[FormsAtArrival, Loading, PatientAtDesk, ProblemPanel, RouterLink, ScopeField, SegmentedChoice],
  ],
  templateUrl: './step-form.html',
})
export class StepForm {
  readonly appointment = input.required<AppointmentView>();
  readonly event = input.required<AppointmentEvent>();
  /** The visit after the step; null where several were changed at once and it has to be read again. */
  readonly taken = output<AppointmentView | null>();
  readonly left = output<void>();
  protected readonly sending = submission();
  protected readonly asksOf = asksOf;
  /** Read before the fields are drawn, so that nothing moves under a finger. */
  protected readonly chart = httpResource<PatientChartView>(() =>
    asksOf[this.event()] === undefined ? undefined : `/api/v1/patients/${this.appointment().patientId}`,
  );
  protected readonly chartProblem = computed(() => (this.chart.error() === undefined ? null : problemOf(this.chart.error())));
  private readonly signIn = inject(SignInState);
  protected readonly maySendForms = computed(() => this.signIn.may('measures.send-link'));
  protected readonly words = eventWords;
  protected readonly reasons = computed(() =>
    reasonsOf(this.event())
      .filter((reason) => reason !== 'moved')
      .map((value) => ({ value, label: reasonWords[value] })),
  );
  protected readonly identifiers = patientIdentifiers.map((value) => ({ value, label: identifierWords[value] }));
  protected readonly attempt = computed(() => attemptsOf[this.event()] ?? null);
  protected readonly reason = signal('');
  protected readonly note = signal('');
  protected readonly outcome = signal<string | null>(null);
  protected readonly checked = signal<ReadonlySet<string>>(new Set());
  protected readonly formsReason = signal('');
  protected readonly formsHelp = computed(() => {
    const nurse = this.appointment().isDosing ? ' The nurse reads this before the dose.' : '';
    return `Or have them answered first; nothing is asked here once the last answer is in.${nurse}`;
  });
  protected readonly escortName = signal('');
  protected readonly escortPhone = signal('');
  protected readonly noteAsked = computed(() => noteAskedBy(this.event(), this.outcome()));
  protected readonly asksReason = computed(() => withReason.includes(this.event()));
  protected readonly asksEscort = computed(
    () => this.event() === 'confirm' && this.appointment().isDosing && this.appointment().escort === null,
  );
  private readonly isTried = signal(false);
  /** What has to be said before the step can be taken, once it was tried without. */
  protected readonly missing = computed<Unsaid | null>(() => (this.isTried() ? this.unsaid() : null));
  /** Cancelling may be meant for several visits of the course. */
  protected readonly scope = new ScopeChoice(computed(() => (cancelling.includes(this.event()) ? this.appointment() : null)));
  protected readonly day = computed(() =>
    this.event() === 'arrive' ? visitDay(this.appointment(), instantFromMs(this.clock.instant())) : 'today',
  );
  protected readonly arrivedOn = signal<string | null>(null);
  private readonly clock = inject(Clock);
  private readonly id = crypto.randomUUID();

  protected check(identifier: string, isChecked: boolean): void {
    this.checked.update((checked) => new Set([...checked].filter((one) => one !== identifier).concat(isChecked ? [identifier] : [])));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.unsaid() !== null) return;
    if (this.scope.isForSeveral()) return this.cancelAll();
    const answer = await this.sending.post<AppointmentView>(`/api/v1/appointments/${this.appointment().id}/steps`, this.command());
    if (answer.ok) this.taken.emit(answer.value);
  }

  private unsaid(): Unsaid | null {
    if (this.asksReason() && this.reason() === '') return 'reason';
    if (this.event() === 'check-in' && (this.appointment().openForms ?? 0) > 0 && this.formsReason().trim() === '') return 'forms';
    if (this.day() === 'earlier' && this.arrivedOn() === null) return 'day';
    return this.attempt() === null ? null : this.unsaidOfAttempt();
  }

  private unsaidOfAttempt(): Unsaid | null {
    if (this.outcome() === null) return 'attempt';
    return this.noteAsked() !== null && this.note().trim() === '' ? 'note' : null;
  }

  private async cancelAll(): Promise<void> {
    const cancellations = this.scope.visits().map(({ id: appointmentId, version }) => ({ appointmentId, version, event: this.event() }));
    const command = { cancellations, reason: this.reason(), note: this.note() };
    const answer = await this.sending.post<ArrangementView>('/api/v1/schedule/arrangements', command);
    if (answer.ok) this.taken.emit(null);
  }

  private command(): Record<string, unknown> {
    const event = this.event();
    const attempt = this.attempt() === null ? null : { outcome: this.outcome(), note: this.note() };
    const [safetyCall, followUp] = event === 'follow-up' ? [null, attempt] : [attempt, null];
    const isChecking = event === 'check-in';
    return {
      ...{ id: this.id, event, reason: this.asksReason() ? this.reason() : null },
      ...{ note: this.asksReason() ? this.note() : null, safetyCall, followUp, identifiers: isChecking ? [...this.checked()] : [] },
      formsReason: isChecking ? this.formsReason() : null,
      arrivedOn: this.day() === 'earlier' ? this.arrivedOn() : null,
      escort: this.asksEscort() && this.escortName().trim() !== '' ? { name: this.escortName(), phone: this.escortPhone() } : null,
    };
  }
}
