import { Component, computed, inject, signal } from '@angular/core';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { giving } from './giving.js';
import { keepsAnswers } from './keeps-answers.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { SiteCheck } from './site-check.js';
import { TypedBefore } from './typed-before.js';
import { millilitreWords } from '../../ui/session-words.js';

/** What an infusion needs now and then: the pump's own reading, a flush, a bolus the order allows, the volume that counts. */
@Component({
  selector: 'kat-infusion-further',
  imports: [Button, NumberField, ProblemPanel, RefusalCard, SiteCheck, TypedBefore],
  template: `
    <kat-typed-before [at]="typedAt()" />
    <details [open]="typedAt() !== null">
      <summary>Line, pump, flush{{ isBolusAllowed() ? ', bolus' : '' }}</summary>
      <kat-site-check kind="venous-access-checked" />
      <form class="act" aria-label="Pump reading" (submit)="$event.preventDefault(); read()">
        <kat-number-field label="Pump shows" unit="mL" [decimals]="2" [(value)]="pumpMl" />
        <button kat-button [busy]="sending.busy()">Save pump reading</button>
      </form>
      <form class="act" aria-label="Flush" (submit)="$event.preventDefault(); flush()">
        <kat-number-field label="Flush" unit="mL" [decimals]="1" [(value)]="flushMl" />
        <button kat-button [busy]="sending.busy()">Save flush</button>
      </form>
      @if (isBolusAllowed()) {
        <form class="act" aria-label="Bolus" (submit)="$event.preventDefault(); bolus()">
          <kat-number-field label="Bolus" unit="mg" [decimals]="1" [(value)]="bolusMg" />
          <kat-number-field label="Over" unit="min" [decimals]="1" [(value)]="bolusMin" />
          <button kat-button [busy]="giving.busy()">Give bolus{{ bolusWords() }}</button>
        </form>
      }
    </details>
    @if (disagreement(); as pump) {
      <div class="disagrees" role="alert">
        <p>The pump says {{ ml(pump.pumpUl) }}, the log adds up to {{ ml(pump.computedUl) }}. Which one counts? Both are kept.</p>
        <button type="button" kat-button [busy]="sending.busy()" (click)="document('pump', pump.pumpUl)">The pump counts</button>
        <button type="button" kat-button [busy]="sending.busy()" (click)="document('computed', pump.computedUl)">The log counts</button>
      </div>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    <kat-refusal-card [giving]="giving" about="bolus" (given)="clearBolus()" />
  `,
  styleUrl: './dose-panel.css',
  host: { class: 'beside' },
})
export class InfusionFurther {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly giving = giving();
  protected readonly pumpMl = signal<number | null>(null);
  protected readonly flushMl = signal<number | null>(null);
  protected readonly bolusMg = signal<number | null>(null);
  protected readonly bolusMin = signal<number | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'pump', {
    ...{ pumpMl: this.pumpMl, flushMl: this.flushMl, bolusMg: this.bolusMg, bolusMin: this.bolusMin },
  });
  protected readonly ml = millilitreWords;
  private readonly infusion = computed(() => this.room.fold()?.dosing.infusion ?? null);
  protected readonly isBolusAllowed = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intravenous-ketamine' && order.isBolusAllowed;
  });
  protected readonly disagreement = computed(() => {
    const { pump = null, documentedUl = null } = this.infusion() ?? {};
    return pump === null || pump.agrees || documentedUl !== null ? null : pump;
  });
  private readonly bolusUl = computed(() => {
    const [infusion, mg] = [this.infusion(), this.bolusMg()];
    const bag = infusion?.bag ?? null;
    return bag === null || mg === null ? null : Math.round((mg * 1000 * bag.volumeUl) / bag.doseUg);
  });
  protected readonly bolusWords = computed(() => (this.bolusUl() === null ? '' : ` of ${this.ml(this.bolusUl() ?? 0)}`));

  protected async read(): Promise<void> {
    if (await this.sending.fact('pump-volume-read', { volumeUl: microlitres(this.pumpMl()) })) this.pumpMl.set(null);
  }

  protected async flush(): Promise<void> {
    if (await this.sending.fact('line-flushed', { volumeUl: microlitres(this.flushMl()) })) this.flushMl.set(null);
  }

  protected async bolus(): Promise<void> {
    const doseUg = microlitres(this.bolusMg());
    const details = { doseUg, volumeUl: this.bolusUl() ?? NaN, durationSeconds: Math.round((this.bolusMin() ?? NaN) * 60) };
    if (await this.giving.give({ form: 'bolus', doseUg, durationSeconds: details.durationSeconds }, 'bolus-given', details))
      this.clearBolus();
  }

  protected clearBolus(): void {
    this.bolusMg.set(null);
    this.bolusMin.set(null);
  }

  protected async document(basis: 'pump' | 'computed', volumeUl: number): Promise<void> {
    await this.sending.fact('delivered-volume-documented', { basis, volumeUl, reason: 'Chosen at the bedside' });
  }
}

/** Thousandths as whole numbers: mL to µL, mg to µg. What was not written stays unreadable for the decoder. */
function microlitres(amount: number | null): number {
  return Math.round((amount ?? NaN) * 1000);
}
