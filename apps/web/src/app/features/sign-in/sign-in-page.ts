import { Component, computed, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import type { SecondFactorMethod, SignInAnswer, SignInView } from '@sojourn/domain';
import { BedsidePeople } from '../../core/bedside-people.js';
import { Clock } from '../../core/clock.js';
import { OwnSignIn } from '../../core/own-sign-in.js';
import { Passkeys } from '../../core/passkeys.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { ClinicPicker } from '../../ui/clinic-picker.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Mark } from '../../ui/mark.js';
import { PersonPicker, type PickablePerson } from '../../ui/person-picker.js';
import { PinPad } from '../../ui/pin-pad.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EveningWater } from './evening-water.js';

type Step = 'credentials' | 'code' | 'clinic' | 'pin';

/** The first page: who are you, and where do you work today. */
@Component({
  selector: 'kat-sign-in-page',
  imports: [Button, ClinicPicker, EveningWater, Field, FieldInput, Mark, PersonPicker, PinPad, ProblemPanel],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where the person wanted to go before they were asked to sign in. */
  readonly next = input<string>();
  private readonly own = inject(OwnSignIn);
  private readonly clock = inject(Clock);
  private readonly bedside = inject(BedsidePeople);
  protected readonly device = inject(Passkeys);
  protected readonly methods = signal<readonly SecondFactorMethod[]>([]);
  protected readonly gaveUp = signal<string | null>(null);
  private readonly people = resource({ loader: () => this.bedside.list() });
  protected readonly known = computed(() => (this.people.hasValue() ? this.people.value() : []));
  protected readonly sending = submission();
  protected readonly step = signal<Step>('credentials');
  protected readonly byRecoveryCode = signal(false);
  protected readonly picked = signal<PickablePerson | null>(null);
  protected readonly entered = signal<SignInView | null>(null);
  protected readonly emailError = signal<string | null>(null);
  protected readonly passwordError = signal<string | null>(null);
  protected readonly codeError = signal<string | null>(null);
  private readonly credentials = signal({ email: '', password: '' });
  private readonly retryAt = linkedSignal(() => {
    const seconds = this.sending.problem()?.retryAfterSeconds ?? null;
    return seconds === null ? null : Date.now() + seconds * 1000;
  });
  /** Seconds until another attempt is allowed; null when one is. */
  protected readonly waitSeconds = computed(() => {
    this.clock.now();
    const left = Math.ceil(((this.retryAt() ?? 0) - Date.now()) / 1000);
    return left > 0 ? left : null;
  });

  constructor() {
    void import('./read-credentials.js');
    effect(() => {
      if (this.retryAt() !== null && this.waitSeconds() === null) this.sending.forgetProblem();
    });
  }

  protected async enterCredentials(event: Event, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const typed = new FormData(form);
    this.credentials.set({ email: textOf(typed, 'username').trim(), password: textOf(typed, 'password') });
    await this.read(this.credentials());
  }

  protected async enterCode(event: Event, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const code = textOf(new FormData(form), 'code').replace(/\s/g, '');
    await this.read({ ...this.credentials(), ...(this.byRecoveryCode() ? { recoveryCode: code } : { code }) });
  }

  protected async enterPasskey(): Promise<void> {
    this.sending.forgetProblem();
    const answer = await this.device.prove();
    this.gaveUp.set('gaveUp' in answer ? answer.gaveUp : null);
    if ('passkey' in answer) await this.send('/api/v1/sign-in/passkeys/sign-in', { passkey: answer.passkey });
  }

  protected async enterPin(pin: string): Promise<void> {
    const answer = await this.sending.post<SignInView>('/api/v1/sign-in/switch', { personId: this.picked()?.personId, pin });
    if (answer.ok) await this.own.begin(answer.value, this.next() ?? null);
  }

  protected async enterClinic(clinicId: number): Promise<void> {
    const view = this.entered();
    if (view?.clinic.id === clinicId) return this.own.begin(view, this.next() ?? null);
    const answer = await this.sending.post<SignInView>('/api/v1/sign-in/clinic', { clinicId });
    if (answer.ok) await this.own.begin(answer.value, this.next() ?? null);
  }

  protected pick(person: PickablePerson): void {
    this.picked.set(person);
    this.goTo('pin');
  }

  protected goTo(step: Step): void {
    this.sending.forgetProblem();
    this.codeError.set(null);
    this.gaveUp.set(null);
    if (step === 'credentials') this.credentials.set({ email: '', password: '' });
    this.step.set(step);
  }

  protected useRecoveryCode(chosen: boolean): void {
    this.codeError.set(null);
    this.sending.forgetProblem();
    this.byRecoveryCode.set(chosen);
  }

  /** The decoder is loaded while the person types, so that the page itself is small and stands at once. */
  private async read(typed: object): Promise<void> {
    const { readCredentials } = await import('./read-credentials.js');
    const read = readCredentials(typed);
    const messages = 'messages' in read ? read.messages : new Map<string, string>();
    this.emailError.set(messages.get('email') ?? null);
    this.passwordError.set(messages.get('password') ?? null);
    this.codeError.set(messages.get('code') ?? messages.get('recoveryCode') ?? null);
    if ('command' in read) await this.send('/api/v1/sign-in', read.command);
  }

  private async send(url: string, command: object): Promise<void> {
    const answer = await this.sending.post<SignInAnswer>(url, command);
    if (!answer.ok) return;
    if (answer.value.status === 'second-factor-needed') {
      this.methods.set(answer.value.methods);
      this.byRecoveryCode.set(!answer.value.methods.includes('code'));
      return this.goTo('code');
    }
    const { signIn } = answer.value;
    this.credentials.set({ email: '', password: '' });
    if (signIn.memberships.length < 2) return this.own.begin(signIn, this.next() ?? null);
    this.entered.set(signIn);
    this.goTo('clinic');
  }
}

function textOf(typed: FormData, name: string): string {
  return String(typed.get(name) ?? '');
}
