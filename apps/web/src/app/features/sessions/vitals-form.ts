import { Component, inject, input, output, signal } from '@angular/core';
import type { EntryAnswer } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EntryDraft, refusalWords } from './entry-draft.js';

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
  providers: [EntryDraft],
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
  readonly sessionId = input.required<string>();
  readonly kept = output<void>();
  private readonly drafts = inject(EntryDraft);
  protected readonly signs = signs;
  protected readonly sending = submission();
  protected readonly typed = signal<Typed>({});
  protected readonly refusal = signal<string | null>(null);

  protected type(sign: string, value: number | null): void {
    this.typed.update((typed) => ({ ...typed, [sign]: value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const details = Object.fromEntries(Object.entries(this.typed()).filter(([, value]) => value !== null));
    if (Object.keys(details).length === 0) return this.refusal.set('Write at least one value.');
    const body = { entries: [this.drafts.of('vitals-taken', details)] };
    const answer = await this.sending.post<EntryAnswer[]>(`/api/v1/dosing-sessions/${this.sessionId()}/entries`, body);
    if (answer.ok) this.drafts.answered();
    this.refusal.set(answer.ok ? refusalWords(answer.value) : null);
    if (!answer.ok || this.refusal() !== null) return;
    this.typed.set({});
    this.kept.emit();
  }
}
