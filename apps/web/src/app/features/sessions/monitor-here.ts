import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { MonitorDeviceView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionRoom } from './session-room.js';

/**
 * Which monitor stands at this session. One in the room of the visit is heard by itself; this names another one, or the same one when the
 * session runs past its time. Clinics without monitors, and screens without the server, see nothing of it.
 */
@Component({
  selector: 'kat-monitor-here',
  imports: [ProblemPanel],
  template: `
    @if (devices().length > 0) {
      <label>
        <span>Monitor at this session</span>
        <select class="kat-input" aria-label="Monitor at this session" [disabled]="sending.busy()" (change)="choose(chosen.value)" #chosen>
          <option value="" [selected]="here() === null">By the room of the visit</option>
          @for (one of devices(); track one.id) {
            <option [value]="one.id" [selected]="one.id === here()?.id">{{ one.name }}{{ placeWords(one) }}</option>
          }
        </select>
      </label>
      @if (sending.problem(); as failed) {
        <kat-problem [problem]="failed" />
      }
    }
  `,
  styles: `
    label {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
      align-items: center;
      color: var(--muted);
      font: var(--type-meta);
    }

    select {
      flex: 0 1 260px;
    }
  `,
})
export class MonitorHere {
  private readonly room = inject(SessionRoom);
  private readonly mayPlace = inject(SignInState).may('monitors.place');
  private readonly answer = httpResource<MonitorDeviceView[]>(() => (this.mayPlace ? '/api/v1/monitors/devices' : undefined));
  protected readonly sending = submission();
  protected readonly devices = computed(() => (this.answer.hasValue() ? this.answer.value().filter(({ isInUse }) => isInUse) : []));
  protected readonly here = computed(() => this.devices().find(({ sessionId }) => sessionId === this.room.sessionId()) ?? null);

  /** A monitor that stands elsewhere can be taken from there, with open eyes. */
  protected placeWords({ sessionId }: MonitorDeviceView): string {
    return sessionId === null || sessionId === this.room.sessionId() ? '' : ', now at another session';
  }

  protected async choose(id: string): Promise<void> {
    const [before, sessionId] = [this.here(), this.room.sessionId()];
    if (before !== null && before.id !== id) await this.place(before.id, { nowhere: true });
    if (id !== '') await this.place(id, { sessionId });
    this.answer.reload();
  }

  private async place(id: string, place: object): Promise<void> {
    await this.sending.put(`/api/v1/monitors/devices/${id}/place`, place);
  }
}
