import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { cryForHelp, instantFromMs, instantText, instrumentOf, type CrisisContactView, type GivenAnswers } from '@sojourn/domain';
import { fromEvent, interval, merge } from 'rxjs';
import { AnswerKeeper } from '../../core/answer-keeper.js';
import { Clock } from '../../core/clock.js';
import { OwnSignIn } from '../../core/own-sign-in.js';
import { PatientsHands } from '../../core/patients-hands.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { formStart, MeasureForm, type FormPlace } from '../../ui/measure-form.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import type { KeptForm } from './kept-form.js';

const retryMs = 20_000;

/** Where the patient is in the form, under which id it goes to the record, and what was finished and has not arrived. */
interface TabletPlace extends FormPlace {
  readonly formId: string;
  readonly finished: { readonly answers: GivenAnswers; readonly takenAt: string } | null;
}

/**
 * The patient's own screen on the clinic's tablet: one form, nothing of a chart, help always in sight. It ends behind the lock, so that
 * the tablet comes back to nobody but staff.
 */
@Component({
  selector: 'kat-tablet-page',
  imports: [Button, CalmPage, CrisisHelp, MeasureForm, ProblemPanel],
  templateUrl: './tablet-page.html',
  styleUrl: '../../ui/calm.css',
})
export default class TabletPage {
  readonly patientId = input.required<string>();
  readonly instrumentId = input.required<string>();
  private readonly clock = inject(Clock);
  private readonly router = inject(Router);
  private readonly own = inject(OwnSignIn);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly contact = httpResource<CrisisContactView>(() => '/api/v1/crisis-contact');
  protected readonly phone = computed(() => (this.contact.hasValue() ? this.contact.value().phone : null));
  protected readonly definition = computed(() => instrumentOf(this.instrumentId()));
  private readonly keeper = computed(() => new AnswerKeeper(`tablet.${this.patientId()}.${this.instrumentId()}`));
  /** What this tab holds of the form from before a reload. */
  private readonly before = computed(() => this.keeper().read() as TabletPlace | null);
  protected readonly start = computed<FormPlace>(() => this.before() ?? formStart);
  private readonly formId = computed(() => this.before()?.formId ?? crypto.randomUUID());
  private readonly place = linkedSignal<FormPlace>(() => this.start());
  /** The form as it was finished: sent again after a lost answer or a reload it is the same one, of the same moment. */
  private readonly finished = linkedSignal(() => this.before()?.finished ?? null);
  protected readonly stage = linkedSignal<'welcome' | 'form' | 'sending' | 'sent'>(() => (this.before()?.finished ? 'sending' : 'welcome'));
  protected readonly kept = signal<KeptForm | null>(null);
  /** The screen itself knows that an answer asks for help; it waits for no network to show whom to call. */
  protected readonly asksForHelp = computed(() => {
    const definition = this.definition();
    return definition !== null && cryForHelp(definition, this.place().answers) !== null;
  });

  protected readonly isHelpWithin = computed(
    () => !!this.kept()?.riskEventId || (this.stage() === 'sending' && this.sending.problem() !== null && this.asksForHelp()),
  );

  constructor() {
    inject(PatientsHands).give();
    effect(() => {
      if (this.before()?.finished) untracked(() => void this.send());
    });
    // A tablet that finds its network or its server again sends what it kept, without being asked.
    const again = merge(fromEvent(window, 'online'), interval(retryMs)).pipe(takeUntilDestroyed());
    again.subscribe(() => {
      const status = this.sending.problem()?.status ?? 200;
      if (this.stage() === 'sending' && (status === 0 || status >= 500)) void this.send();
    });
  }

  protected keep(place: FormPlace): void {
    this.place.set(place);
    this.remember();
  }

  protected async finish(answers: GivenAnswers): Promise<void> {
    this.finished.update((before) => before ?? { answers, takenAt: instantText(instantFromMs(Math.round(this.clock.instant()))) });
    this.remember();
    this.stage.set('sending');
    await this.send();
  }

  protected async send(): Promise<void> {
    if (this.sending.busy()) return;
    const command = { id: this.formId(), instrumentId: this.instrumentId(), ...this.finished(), setting: 'tablet' };
    const answer = await this.sending.post<KeptForm>(`/api/v1/patients/${this.patientId()}/measure-responses`, command);
    if (!answer.ok) return;
    this.keeper().forget();
    this.kept.set(answer.value);
    this.stage.set('sent');
  }

  private remember(): void {
    const place: TabletPlace = { ...this.place(), formId: this.formId(), finished: this.finished() };
    this.keeper().keep(place);
  }

  /** Behind the lock waits the patient's chart, for whoever of the staff unlocks. */
  protected async handBack(): Promise<void> {
    await this.own.lock();
    await this.router.navigate(['/patients', this.patientId(), 'measures'], { replaceUrl: true });
  }
}
