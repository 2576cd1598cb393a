import { Component, computed, inject, signal } from '@angular/core';
import { spacingOf } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { clockSpan } from '../../ui/spans.js';
import { giving } from './giving.js';
import { keepsAnswers } from './keeps-answers.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { milligramWords } from '../../ui/session-words.js';

/** Sprays of a compounded bottle: as many as were given, with the strength of the bottle's own label. Source: clinical reference §2.6. */
@Component({
  selector: 'kat-spray-panel',
  imports: [Button, MeasuredAt, NumberField, RefusalCard, TypedBefore],
  template: `
    <p>
      <strong>{{ mg(givenUg()) }}</strong> of {{ mg(order()?.doseUg ?? 0) }} given
    </p>
    @if (waitMs() > 0) {
      <p class="lock" role="timer" [attr.aria-label]="'Next sprays wait ' + wait()">Next sprays in {{ wait() }}</p>
    }
    <kat-typed-before [at]="typedAt()" />
    <form class="act" aria-label="Sprays" (submit)="$event.preventDefault(); give(at)">
      <kat-number-field label="Sprays given" [(value)]="sprays" />
      <kat-measured-at label="Given" [(time)]="givenAt" #at />
      <button kat-button kind="primary" size="main" icon="droplets" [busy]="giving.busy()">Record sprays{{ words() }}</button>
      @if (room.phase() === 'dosing') {
        <button type="button" kat-button [busy]="ending.busy()" (click)="noMore()">No further sprays: start observation</button>
      }
    </form>
    <kat-refusal-card [giving]="giving" (given)="clear()" />
  `,
  styleUrl: './dose-panel.css',
})
export class SprayPanel {
  protected readonly room = inject(SessionRoom);
  protected readonly giving = giving();
  protected readonly ending = recording();
  protected readonly sprays = signal<number | null>(null);
  protected readonly givenAt = signal<string | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'sprays', { sprays: this.sprays, givenAt: this.givenAt });
  protected readonly mg = milligramWords;
  protected readonly order = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intranasal-ketamine' ? order : null;
  });
  private readonly sets = computed(() => this.room.fold()?.dosing.given.filter(({ form }) => form === 'sprays') ?? []);
  protected readonly givenUg = computed(() => this.sets().reduce((sum, { doseUg }) => sum + doseUg, 0));
  protected readonly waitMs = computed(() => {
    const last = this.sets().at(-1);
    const limits = this.room.fold()?.situation.policy.limits;
    const apart = limits === undefined ? 0 : spacingOf('intranasal-clinic', limits).hard;
    return last === undefined ? 0 : Math.max(0, last.at + apart * 60_000 - this.room.now());
  });
  protected readonly wait = computed(() => clockSpan(this.waitMs() + 999));
  /** The strength on the label of the bottle in use, or the ordered one until a bottle is recorded. */
  private readonly bottle = computed(() => {
    const log = this.room.fold()?.situation.log.standing ?? [];
    const prepared = log.flatMap(({ entry }) =>
      entry.kind === 'preparation-recorded' && entry.details.form === 'bottle' ? [entry.details] : [],
    );
    return prepared.at(-1) ?? this.order();
  });
  protected readonly words = computed(() => {
    const [bottle, sprays] = [this.bottle(), this.sprays()];
    return bottle === null || sprays === null ? '' : ` of ${this.mg((sprays * bottle.ulPerSpray * bottle.concentrationUgPerMl) / 1000)}`;
  });

  protected async give(at: MeasuredAt): Promise<void> {
    const bottle = this.bottle();
    const details = { sprays: this.sprays() ?? NaN, ulPerSpray: bottle?.ulPerSpray, concentrationUgPerMl: bottle?.concentrationUgPerMl };
    if (await this.giving.give({ form: 'sprays' }, 'sprays-given', details, at.moment())) this.clear();
  }

  protected clear(): void {
    this.sprays.set(null);
    this.givenAt.set(null);
  }

  protected async noMore(): Promise<void> {
    await this.ending.step('observation-started');
  }
}
