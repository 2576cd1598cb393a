import { Component, computed, inject, signal } from '@angular/core';
import { minutesBetweenDevices } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { clockSpan } from '../../ui/spans.js';
import { giving } from './giving.js';
import { keepsAnswers } from './keeps-answers.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';

const problems = [
  ['sneeze', 'Sneezed'],
  ['leak', 'Leaked'],
  ['jammed', 'Jammed'],
  ['swallowed', 'Swallowed'],
] as const;

/** Esketamine devices: which is next, both sprays confirmed one by one, and five full minutes between two. Source: clinical reference §2.6. */
@Component({
  selector: 'kat-device-panel',
  imports: [Button, ClinicTime, Field, FieldInput, MeasuredAt, ProblemPanel, RefusalCard, TypedBefore],
  templateUrl: './device-panel.html',
  styleUrl: './dose-panel.css',
})
export class DevicePanel {
  protected readonly room = inject(SessionRoom);
  protected readonly giving = giving();
  protected readonly sending = recording();
  protected readonly problems = problems;
  protected readonly isLeftDone = signal(false);
  protected readonly isRightDone = signal(false);
  protected readonly typedLot = signal<string | null>(null);
  protected readonly usedAt = signal<string | null>(null);
  protected readonly fault = signal('');
  protected readonly used = computed(() => this.room.fold()?.dosing.given.filter(({ form }) => form === 'device') ?? []);
  protected readonly ordered = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intranasal-esketamine' ? order.deviceCount : 0;
  });
  protected readonly typedAt = keepsAnswers(() => 'device', {
    ...{ left: this.isLeftDone, right: this.isRightDone, lot: this.typedLot, usedAt: this.usedAt },
  });
  protected readonly number = computed(() => this.used().length + 1);
  private readonly kit = computed(() => {
    const log = this.room.fold()?.situation.log.standing ?? [];
    return log
      .flatMap(({ entry }) => (entry.kind === 'preparation-recorded' && entry.details.form === 'devices' ? [entry.details] : []))
      .at(-1);
  });
  protected readonly lot = computed(() => this.typedLot() ?? this.kit()?.lot ?? '');
  /** Milliseconds until the next device may be used, by the clock of the last one; survives reload because the log holds it. */
  protected readonly waitMs = computed(() => {
    const last = this.used().at(-1);
    return last === undefined ? 0 : Math.max(0, last.at + minutesBetweenDevices * 60_000 - this.room.now());
  });
  protected readonly wait = computed(() => clockSpan(this.waitMs() + 999));

  protected async use(at: MeasuredAt): Promise<void> {
    const areBothSpraysConfirmed = this.isLeftDone() && this.isRightDone();
    if (this.waitMs() === 0 && !this.isLeftDone() && !this.isRightDone()) return this.fault.set('Confirm the sprays that were given.');
    if (this.lot() === '') return this.fault.set('Write the lot of the device.');
    this.fault.set('');
    const expiresOn = this.kit()?.expiresOn;
    const details = {
      deviceNumber: this.number(),
      areBothSpraysConfirmed,
      lot: this.lot(),
      ...(expiresOn === undefined ? {} : { expiresOn }),
    };
    if (await this.giving.give({ form: 'device' }, 'device-used', details, at.moment())) this.clear();
  }

  protected clear(): void {
    this.isLeftDone.set(false);
    this.isRightDone.set(false);
    this.typedLot.set(null);
    this.usedAt.set(null);
  }

  protected async note(problem: string): Promise<void> {
    await this.sending.fact('device-problem-noted', { problem });
  }

  protected async noMore(): Promise<void> {
    await this.sending.step('observation-started');
  }
}
