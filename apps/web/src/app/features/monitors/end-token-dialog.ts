import { Component, input, output } from '@angular/core';
import type { MonitorDeviceView, NewDeviceToken } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** A question about a monitor whose present token would end. */
export interface TokenEnds {
  readonly device: MonitorDeviceView;
  readonly act: 'renew' | 'retire';
}

/** Asks before a monitor's token ends: for a new one, or with the monitor. */
@Component({
  selector: 'kat-end-token-dialog',
  imports: [Button, Dialog, ProblemPanel],
  template: `
    <kat-dialog
      [heading]="asked().act === 'renew' ? 'Give ' + asked().device.name + ' a new token?' : 'Take ' + asked().device.name + ' out of use?'"
      (closed)="closed.emit()"
    >
      <p>
        Its present token opens nothing from then on, and what it sends is refused.
        {{
          asked().act === 'renew' ? 'Put the new one into the monitor before the next session.' : 'What it measured stays in the record.'
        }}
      </p>
      @if (sending.problem(); as failed) {
        <kat-problem [problem]="failed" />
      }
      <button katDialogActions type="button" kat-button kind="primary" [busy]="sending.busy()" (click)="confirm()">
        {{ asked().act === 'renew' ? 'Give it a new token' : 'Take it out of use' }}
      </button>
    </kat-dialog>
  `,
})
export class EndTokenDialog {
  readonly asked = input.required<TokenEnds>();
  /** With the new token, or null when the monitor is out of use. */
  readonly ended = output<NewDeviceToken | null>();
  readonly closed = output<void>();
  protected readonly sending = submission();

  protected async confirm(): Promise<void> {
    const { device, act } = this.asked();
    const path = `/api/v1/monitors/devices/${device.id}`;
    if (act === 'retire') {
      if ((await this.sending.post(`${path}/retirement`)).ok) this.ended.emit(null);
      return;
    }
    const answer = await this.sending.post<NewDeviceToken>(`${path}/token`);
    if (answer.ok) this.ended.emit(answer.value);
  }
}
