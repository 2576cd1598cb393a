import { Component, computed, inject, signal } from '@angular/core';
import { pauseReasons } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { giving } from './giving.js';
import { InfusionFigures } from './infusion-figures.js';
import { InfusionFurther } from './infusion-further.js';
import { MeasuredAt } from './measured-at.js';
import { PrescriberField } from './prescriber-field.js';
import { RateCheck } from './rate-check.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { StopChoice } from './stop-choice.js';
import { ruleWords } from '../../ui/session-words.js';

type Open = 'pause' | 'rate' | 'resume' | 'stop' | 'complete' | null;

/** The infusion as it runs: what is in, what is left, when it ends, and every change of the pump as one press and its reason. */
@Component({
  selector: 'kat-infusion-panel',
  imports: [
    Button,
    InfusionFigures,
    InfusionFurther,
    MeasuredAt,
    NumberField,
    PrescriberField,
    ProblemPanel,
    RateCheck,
    RefusalCard,
    StopChoice,
  ],
  templateUrl: './infusion-panel.html',
  styleUrl: './dose-panel.css',
})
export class InfusionPanel {
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly giving = giving();
  protected readonly open = signal<Open>(null);
  protected readonly rate = signal<number | null>(null);
  protected readonly reason = signal('');
  protected readonly agreedBy = signal<string | null>(null);
  protected readonly pauseReasons = pauseReasons;
  protected readonly words = ruleWords;
  protected readonly infusion = computed(() => this.room.fold()?.dosing.infusion ?? null);
  protected readonly state = computed(() => this.infusion()?.course.phase ?? 'not-started');
  protected readonly orderedRate = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intravenous-ketamine' ? order.rateUlPerH / 1000 : null;
  });
  protected show(open: Open): void {
    this.rate.set(open === 'rate' || open === 'resume' ? this.presentRate() : null);
    this.reason.set('');
    this.open.set(this.open() === open ? null : open);
  }

  protected async start(at: MeasuredAt): Promise<void> {
    const rateUlPerH = Math.round((this.rate() ?? this.orderedRate() ?? 0) * 1000);
    const occurredAt = at.occurredAt();
    await this.giving.give({ form: 'infusion' }, 'infusion-started', { rateUlPerH }, occurredAt === undefined ? {} : { occurredAt });
  }

  protected async pause(reason: string): Promise<void> {
    if (await this.sending.fact('infusion-paused', { reason })) this.open.set(null);
  }

  protected async change(): Promise<void> {
    const details = { rateUlPerH: this.ulPerH(), reason: this.reason() };
    if (await this.sending.fact('infusion-rate-changed', details)) this.open.set(null);
  }

  /** A prescriber's agreement goes with the release, so that a pause for pressure or saturation can end. */
  protected async resume(): Promise<void> {
    const agreedById = this.agreedBy();
    const overrides =
      agreedById === null ? [] : [{ code: 'resumption-needs-prescriber', reason: this.reason() || 'Agreed at the chair', agreedById }];
    const details = { rateUlPerH: this.ulPerH(), ...(agreedById === null ? {} : { agreedById }) };
    if (await this.giving.give({ form: 'resumption', overrides }, 'infusion-resumed', details)) this.open.set(null);
  }

  protected async complete(): Promise<void> {
    if (await this.sending.fact('infusion-completed', {})) this.open.set(null);
  }

  private presentRate(): number | null {
    const segment = this.infusion()?.course.segments.at(-1);
    return segment === undefined ? this.orderedRate() : segment.rate / 1000;
  }

  private ulPerH(): number {
    return Math.round((this.rate() ?? NaN) * 1000);
  }
}
