import { Component, computed, inject, resource, signal } from '@angular/core';
import type { SignInView } from '@sojourn/domain';
import { BedsidePeople } from '../core/bedside-people.js';
import { Clock } from '../core/clock.js';
import { inZone } from '../core/clinic-time.js';
import { OwnSignIn } from '../core/own-sign-in.js';
import { Passkeys } from '../core/passkeys.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { submission } from '../core/submission.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { Icon } from '../ui/icon.js';
import { PersonPicker, type PickablePerson } from '../ui/person-picker.js';
import { PinPad } from '../ui/pin-pad.js';

/** Hides everything, keeps everything. The same person goes on with PIN or password; a colleague takes over with their PIN. */
@Component({
  selector: 'kat-lock-screen',
  imports: [Avatar, Button, Dialog, Field, FieldInput, Icon, PersonPicker, PinPad],
  templateUrl: './lock-screen.html',
  styleUrl: './lock-screen.css',
})
export class LockScreen {
  private readonly own = inject(OwnSignIn);
  private readonly state = inject(SignInState);
  private readonly clock = inject(Clock);
  private readonly bedside = inject(BedsidePeople);
  protected readonly signOut = inject(SignOut);
  protected readonly unlocking = submission();
  protected readonly device = inject(Passkeys);
  protected readonly view = this.state.view;
  protected readonly clockTime = computed(() => inZone(this.clock.now(), this.state.zone(), 'time'));
  protected readonly weekday = computed(() => inZone(this.clock.now(), this.state.zone(), 'weekday'));
  private readonly people = resource({ loader: () => this.bedside.list() });
  protected readonly others = computed(() => {
    const here = this.view()?.person.id;
    return (this.people.hasValue() ? this.people.value() : []).filter(({ personId }) => personId !== here);
  });
  /** Who is asked for a PIN: null is the person whose screen this is. */
  protected readonly other = signal<PickablePerson | null>(null);
  protected readonly byPassword = signal(false);
  protected readonly asksPin = computed(() => this.other() !== null || ((this.view()?.hasPin ?? false) && !this.byPassword()));
  protected readonly refusal = computed(() => {
    const problem = this.unlocking.problem();
    if (problem === null) return null;
    if (problem.retryAfterSeconds !== null) return `Too many attempts. The next one is possible in ${problem.retryAfterSeconds} s.`;
    return problem.code === 'not-proven' ? 'That did not fit. Try again.' : `${problem.happened} ${problem.next}`;
  });

  protected pick(person: PickablePerson | null): void {
    this.unlocking.forgetProblem();
    this.other.set(person);
  }

  protected usePassword(chosen: boolean): void {
    this.unlocking.forgetProblem();
    this.byPassword.set(chosen);
  }

  protected async enterPin(pin: string): Promise<void> {
    const other = this.other();
    await (other === null ? this.unlock({ pin }) : this.takeOver('/api/v1/sign-in/switch', { personId: other.personId, pin }));
  }

  protected async enterPassword(event: Event, password: HTMLInputElement): Promise<void> {
    event.preventDefault();
    await this.unlock({ password: password.value });
    password.value = '';
  }

  protected async enterPasskey(): Promise<void> {
    const answer = await this.device.prove();
    if ('passkey' in answer) await this.unlock({ passkey: answer.passkey }); // given up: password and PIN are still there
  }

  private unlock(proof: { pin: string } | { password: string } | { passkey: object }): Promise<void> {
    return this.takeOver('/api/v1/sign-in/unlock', proof);
  }

  private async takeOver(url: string, proof: object): Promise<void> {
    if (this.unlocking.busy()) return;
    const answer = await this.unlocking.post<SignInView>(url, proof);
    if (answer.ok) await this.own.takeOver(answer.value);
  }
}
