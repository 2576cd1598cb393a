import { Component, computed, inject, signal } from '@angular/core';
import { pauseReasons } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { giving } from './giving.js';
import { InfusionFurther } from './infusion-further.js';
import { keepsAnswers } from './keeps-answers.js';
import { MeasuredAt } from './measured-at.js';
import { PrescriberField } from './prescriber-field.js';
import { RateCheck } from './rate-check.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { StopChoice } from './stop-choice.js';
import { TypedBefore } from './typed-before.js';
import { ruleWords } from '../../ui/session-words.js';

type Open = 'pause' | 'rate' | 'resume' | 'stop' | 'complete' | null;
const possible: Readonly<Record<string, readonly Open[]>> = {
  running: ['pause', 'rate', 'stop', 'complete'],
  paused: ['resume', 'stop', 'complete'],
};

/** The infusion as it runs: what is in, what is left, when it ends, and every change of the pump as one press and its reason. */
@Component({
  selector: 'kat-infusion-panel',
  imports: [
    Button,
    InfusionFurther,
    MeasuredAt,
    NumberField,
    PrescriberField,
    ProblemPanel,
    RateCheck,
    RefusalCard,
    StopChoice,
    TypedBefore,
  ],
  templateUrl: './infusion-panel.html',
  styleUrl: './dose-panel.css',
})
export class InfusionPanel {
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly giving = giving();
  private readonly chosen = signal<Open>(null);
  protected readonly rate = signal<number | null>(null);
  protected readonly reason = signal('');
  protected readonly agreedBy = signal<string | null>(null);
  protected readonly startedAt = signal<string | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'infusion', {
    ...{ chosen: this.chosen, rate: this.rate, reason: this.reason, agreedBy: this.agreedBy, startedAt: this.startedAt },
  });
  protected readonly pauseReasons = pauseReasons;
  protected readonly words = ruleWords;
  protected readonly infusion = computed(() => this.room.fold()?.dosing.infusion ?? null);
  protected readonly state = computed(() => this.infusion()?.course.phase ?? 'not-started');
  /** What was opened, as long as the infusion is still where it makes sense: somebody else may have paused it meanwhile. */
  protected readonly open = computed(() => {
    const chosen = this.chosen();
    return chosen !== null && possible[this.state()]?.includes(chosen) === true ? chosen : null;
  });
  protected readonly orderedRate = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intravenous-ketamine' ? order.rateUlPerH / 1000 : null;
  });

  protected show(chosen: Open): void {
    const isOpen = this.open() === chosen;
    this.close();
    if (isOpen) return;
    this.rate.set(chosen === 'rate' || chosen === 'resume' ? this.presentRate() : null);
    this.chosen.set(chosen);
  }

  protected close(): void {
    this.chosen.set(null);
    this.rate.set(null);
    this.reason.set('');
    this.agreedBy.set(null);
    this.startedAt.set(null);
  }

  /** What was sent is kept: its panel goes, unless another has been opened meanwhile. */
  private kept(sent: Open): void {
    if (this.chosen() === sent) this.close();
  }

  protected async start(at: MeasuredAt): Promise<void> {
    const rateUlPerH = Math.round((this.rate() ?? this.orderedRate() ?? 0) * 1000);
    if (await this.giving.give({ form: 'infusion' }, 'infusion-started', { rateUlPerH }, at.moment())) this.kept(null);
  }

  protected async pause(reason: string): Promise<void> {
    if (await this.sending.fact('infusion-paused', { reason })) this.kept('pause');
  }

  protected async change(): Promise<void> {
    const details = { rateUlPerH: this.ulPerH(), reason: this.reason() };
    if (await this.sending.fact('infusion-rate-changed', details)) this.kept('rate');
  }

  /** A prescriber's agreement goes with the release, so that a pause for pressure or saturation can end. */
  protected async resume(): Promise<void> {
    const agreedById = this.agreedBy();
    const overrides =
      agreedById === null ? [] : [{ code: 'resumption-needs-prescriber', reason: this.reason() || 'Agreed at the chair', agreedById }];
    const details = { rateUlPerH: this.ulPerH(), ...(agreedById === null ? {} : { agreedById }) };
    if (await this.giving.give({ form: 'resumption', overrides }, 'infusion-resumed', details)) this.kept('resume');
  }

  protected async complete(): Promise<void> {
    if (await this.sending.fact('infusion-completed', {})) this.kept('complete');
  }

  private presentRate(): number | null {
    const segment = this.infusion()?.course.segments.at(-1);
    return segment === undefined ? this.orderedRate() : segment.rate / 1000;
  }

  private ulPerH(): number {
    return Math.round((this.rate() ?? NaN) * 1000);
  }
}
