import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { addTablet, type NewTablet, type SiteHoursView } from '@sojourn/domain';
import { SignOut } from '../core/sign-out.js';
import { submission } from '../core/submission.js';
import { keepTabletToken } from '../core/tablet-token.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { ProblemPanel } from '../ui/problem-panel.js';

/** Makes the device at hand a waiting-room tablet: whoever does it is signed out here, and the device keeps nothing but its own token. */
@Component({
  selector: 'kat-tablet-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Make this a waiting-room tablet" (closed)="closed.emit()">
      <form class="kat-form" novalidate id="tablet" (submit)="stand($event)">
        <p class="muted">
          You are signed out on this device. From then on it shows patients the forms that the desk sends to it, and nothing else. Under
          People, rooms and pumps you see when it was last heard, and take it out of use.
        </p>
        <kat-field label="Name" help="What the desk calls it, such as Waiting room 1." [error]="fault()">
          <input katInput type="text" autocomplete="off" maxlength="40" [value]="name()" (input)="name.set(typed.value)" #typed />
        </kat-field>
        @if (sites().length > 1) {
          <kat-field label="Site">
            <select katInput (change)="siteId.set(site.value)" #site>
              @for (one of sites(); track one.id) {
                <option [value]="one.id" [selected]="one.id === siteId()">{{ one.name }}</option>
              }
            </select>
          </kat-field>
        }
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
        @if (signOut.refused(); as why) {
          <p role="alert">{{ why }} The tablet is made; it stands ready once you are signed out.</p>
        }
      </form>
      <button katDialogActions kat-button kind="primary" form="tablet" [busy]="sending.busy()">Sign out and stand ready</button>
    </kat-dialog>
  `,
})
export class TabletDialog {
  readonly closed = output<void>();
  private readonly router = inject(Router);
  protected readonly signOut = inject(SignOut);
  protected readonly sending = submission();
  private readonly places = httpResource<SiteHoursView[]>(() => '/api/v1/sites');
  protected readonly sites = computed(() => (this.places.hasValue() ? this.places.value() : []));
  protected readonly name = signal('');
  protected readonly siteId = linkedSignal(() => this.sites()[0]?.id ?? '');
  private readonly isTried = signal(false);
  private readonly id = crypto.randomUUID();
  private token: string | null = null;
  private readonly read = computed(() => addTablet.safeParse({ id: this.id, siteId: this.siteId(), name: this.name() }));
  protected readonly fault = computed(() => {
    const { error } = this.read();
    return this.isTried() ? (error?.issues.find(({ path }) => path[0] === 'name')?.message ?? null) : null;
  });

  protected async stand(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const read = this.read();
    if (!read.success) return;
    this.token ??= await this.made(read.data);
    if (this.token === null) return;
    await this.signOut.now();
    if (this.signOut.refused() !== null) return;
    keepTabletToken(this.token);
    this.closed.emit();
    await this.router.navigateByUrl('/waiting-room', { replaceUrl: true });
  }

  private async made(tablet: unknown): Promise<string | null> {
    const answer = await this.sending.post<NewTablet>('/api/v1/waiting-room-tablets', tablet);
    return answer.ok ? answer.value.token : null;
  }
}
