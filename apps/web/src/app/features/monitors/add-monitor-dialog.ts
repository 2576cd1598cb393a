import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { addMonitorDevice, type NewDeviceToken, type SiteHoursView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** Puts a monitor into use at a site; its token comes with the answer. */
@Component({
  selector: 'kat-add-monitor-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Add a monitor" (closed)="closed.emit()">
      <form class="kat-form" novalidate id="monitor" (submit)="keep($event)">
        <kat-field label="Name" help="As it stands on the device, such as Monitor 3." [error]="fault()">
          <input katInput type="text" maxlength="80" [value]="name()" (input)="name.set(typed.value)" #typed />
        </kat-field>
        <kat-field label="Site">
          <select katInput (change)="siteId.set(site.value)" #site>
            @for (one of sites(); track one.id) {
              <option [value]="one.id" [selected]="one.id === siteId()">{{ one.name }}</option>
            }
          </select>
        </kat-field>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </form>
      <button katDialogActions kat-button kind="primary" form="monitor" [busy]="sending.busy()">Add the monitor</button>
    </kat-dialog>
  `,
})
export class AddMonitorDialog {
  readonly sites = input.required<readonly SiteHoursView[]>();
  readonly added = output<NewDeviceToken>();
  readonly closed = output<void>();
  protected readonly sending = submission();
  protected readonly name = signal('');
  protected readonly siteId = linkedSignal(() => this.sites()[0]?.id ?? '');
  private readonly isTried = signal(false);
  private readonly id = crypto.randomUUID();
  private readonly read = computed(() => addMonitorDevice.safeParse({ id: this.id, siteId: this.siteId(), name: this.name() }));
  protected readonly fault = computed(() => {
    const { error } = this.read();
    return this.isTried() ? (error?.issues.find(({ path }) => path[0] === 'name')?.message ?? null) : null;
  });

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const read = this.read();
    if (!read.success) return;
    const answer = await this.sending.post<NewDeviceToken>('/api/v1/monitors/devices', read.data);
    if (answer.ok) this.added.emit(answer.value);
  }
}
