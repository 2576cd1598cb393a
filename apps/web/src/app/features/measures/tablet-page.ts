import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { instantFromMs, instantText, instrumentOf, type CrisisContactView, type GivenAnswers } from '@sojourn/domain';
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
  protected readonly start = linkedSignal<FormPlace>(() => this.keeper().read() ?? formStart);
  private readonly formId = crypto.randomUUID();
  /** The form as it was finished: sent again after a lost answer it is the same one, of the same moment. */
  private finished: { readonly answers: GivenAnswers; readonly takenAt: string } | null = null;
  protected readonly stage = signal<'welcome' | 'form' | 'sending' | 'sent'>('welcome');
  protected readonly kept = signal<KeptForm | null>(null);

  constructor() {
    inject(PatientsHands).give();
    // A tablet that finds its network again sends what it kept, without being asked.
    const again = (): void => void (this.stage() === 'sending' ? this.send() : undefined);
    addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => removeEventListener('online', again));
  }

  protected keep(place: FormPlace): void {
    this.keeper().keep(place);
  }

  protected async finish(answers: GivenAnswers): Promise<void> {
    this.finished ??= { answers, takenAt: instantText(instantFromMs(Math.round(this.clock.instant()))) };
    this.stage.set('sending');
    await this.send();
  }

  protected async send(): Promise<void> {
    if (this.sending.busy()) return;
    const command = { id: this.formId, instrumentId: this.instrumentId(), ...this.finished, setting: 'tablet' };
    const answer = await this.sending.post<KeptForm>(`/api/v1/patients/${this.patientId()}/measure-responses`, command);
    if (!answer.ok) return;
    this.keeper().forget();
    this.kept.set(answer.value);
    this.stage.set('sent');
  }

  /** Behind the lock waits the patient's chart, for whoever of the staff unlocks. */
  protected async handBack(): Promise<void> {
    await this.own.lock();
    await this.router.navigate(['/patients', this.patientId(), 'measures'], { replaceUrl: true });
  }
}
