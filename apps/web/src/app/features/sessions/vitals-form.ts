import { Component, signal } from '@angular/core';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';

const signs = [
  ['systolicMmHg', 'Systolic', 'mmHg'],
  ['diastolicMmHg', 'Diastolic', 'mmHg'],
  ['heartRatePerMin', 'Heart rate', '/min'],
  ['spo2Percent', 'SpO₂', '%'],
  ['respiratoryRatePerMin', 'Breaths', '/min'],
] as const;

type Typed = Readonly<Record<string, number | null>>;

/** A set of vital signs. Empty until measured; what was typed stays when it is refused. */
@Component({
  selector: 'kat-vitals-form',
  imports: [Banner, Button, NumberField, ProblemPanel],
  template: `
    <h2>Vital signs now</h2>
    <form class="kat-form" novalidate (submit)="save($event)">
      <div class="signs">
        @for (sign of signs; track sign[0]) {
          <kat-number-field [label]="sign[1]" [unit]="sign[2]" [value]="typed()[sign[0]] ?? null" (valueChange)="type(sign[0], $event)" />
        }
      </div>
      @if (refusal(); as words) {
        <kat-banner tone="alert" heading="Not saved">{{ words }}</kat-banner>
      }
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <button kat-button kind="primary" icon="save" [busy]="sending.busy()">Save vital signs</button>
    </form>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .signs {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-12);
    }
  `,
})
export class VitalsForm {
  protected readonly signs = signs;
  protected readonly sending = recording();
  protected readonly typed = signal<Typed>({});
  protected readonly refusal = signal<string | null>(null);

  protected type(sign: string, value: number | null): void {
    this.typed.update((typed) => ({ ...typed, [sign]: value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const details = Object.fromEntries(Object.entries(this.typed()).filter(([, value]) => value !== null));
    if (Object.keys(details).length === 0) return this.refusal.set('Write at least one value.');
    this.refusal.set(null);
    if (await this.sending.fact('vitals-taken', details)) this.typed.set({});
  }
}
