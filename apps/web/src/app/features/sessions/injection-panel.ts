import { Component, computed, inject, signal } from '@angular/core';
import { exact, ratio, volumeBySite, type InjectionSite, type SiteVolume } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { clockSpan } from '../../ui/spans.js';
import { giving } from './giving.js';
import { keepsAnswers } from './keeps-answers.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { RefusalCard } from './refusal-card.js';
import { SessionRoom } from './session-room.js';
import { SiteCheck } from './site-check.js';
import { TypedBefore } from './typed-before.js';
import { milligramWords, millilitreWords, ruleWords } from '../../ui/session-words.js';

const fit: Record<SiteVolume['outcome'], string> = {
  within: 'takes it well',
  'above-soft': 'more than it takes well',
  'above-hard': 'cannot take it',
  'site-disabled': 'not used here',
};

/** Injections of an order: the first one and its booster, each with its site, its volume and its window of time. */
@Component({
  selector: 'kat-injection-panel',
  imports: [Button, MeasuredAt, NumberField, RefusalCard, SiteCheck, TypedBefore],
  templateUrl: './injection-panel.html',
  styleUrl: './dose-panel.css',
})
export class InjectionPanel {
  protected readonly room = inject(SessionRoom);
  protected readonly giving = giving();
  protected readonly ending = recording();
  protected readonly site = signal<InjectionSite | null>(null);
  protected readonly fault = signal('');
  /** What is in the syringe where it is not what was ordered; empty is the ordered dose. */
  protected readonly mg = signal<number | null>(null);
  protected readonly ml = signal<number | null>(null);
  protected readonly gauge = signal<number | null>(null);
  protected readonly lengthMm = signal<number | null>(null);
  protected readonly givenAt = signal<string | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'injection', {
    ...{ site: this.site, mg: this.mg, ml: this.ml, gauge: this.gauge, lengthMm: this.lengthMm, givenAt: this.givenAt },
  });
  protected readonly words = { mg: milligramWords, ml: millilitreWords, site: ruleWords };
  private readonly order = computed(() => {
    const order = this.room.fold()?.situation.session.order;
    return order?.product === 'intramuscular-ketamine' ? order : null;
  });
  protected readonly given = computed(() => this.room.fold()?.dosing.given.filter(({ form }) => form === 'injection') ?? []);
  protected readonly role = computed(() => (this.given().length === 0 ? 'initial' : 'booster'));
  protected readonly next = computed(() => {
    const order = this.order();
    if (order === null) return null;
    return this.role() === 'initial'
      ? { doseUg: order.doseUg, volumeUl: order.volumeUl }
      : this.given().length === 1
        ? order.booster
        : null;
  });
  /** What would be injected, from the syringe's own figures or the order's. */
  protected readonly dose = computed(() => {
    const next = this.next();
    const [mg, ml] = [this.mg(), this.ml()];
    if (next === null && (mg === null || ml === null)) return null;
    return {
      doseUg: mg === null ? (next?.doseUg ?? 0) : Math.round(mg * 1000),
      volumeUl: ml === null ? (next?.volumeUl ?? 0) : Math.round(ml * 1000),
    };
  });
  protected readonly sites = computed(() => {
    const [policy, dose] = [this.room.fold()?.situation.policy.injection, this.dose()];
    if (policy === undefined) return [];
    const volume = exact<'mL'>(ratio(dose?.volumeUl ?? 0, 1000));
    return volumeBySite(volume, policy)
      .filter(({ outcome }) => outcome !== 'site-disabled')
      .map(({ site, outcome, softMl, hardMl }) => ({
        site,
        words: outcome === 'within' ? '' : `${fit[outcome]} · `,
        limits: `${softMl} mL, at most ${hardMl}`,
      }));
  });
  /** The booster's window on the clock of the last injection; null while there is none to wait for. */
  protected readonly window = computed(() => {
    const [booster, last] = [this.order()?.booster ?? null, this.given().at(-1)];
    if (booster === null || last === undefined || this.given().length !== 1) return null;
    const since = this.room.now() - last.at;
    const [opensIn, closesIn] = [booster.fromMin * 60_000 - since, booster.toMin * 60_000 - since];
    if (opensIn > 0) return { state: 'waits', words: `Window opens in ${clockSpan(opensIn + 999)}` };
    return closesIn >= 0
      ? { state: 'open', words: `Window open, closes in ${clockSpan(closesIn)}` }
      : { state: 'closed', words: 'Window closed' };
  });

  protected async give(at: MeasuredAt): Promise<void> {
    const [dose, site] = [this.dose(), this.site()];
    if (dose === null) return this.fault.set('Write milligrams and millilitres of what is injected.');
    if (site === null) return this.fault.set('Choose the site.');
    this.fault.set('');
    const [gauge, lengthMm] = [this.gauge(), this.lengthMm()];
    const needle = { ...(gauge === null ? {} : { needleGauge: gauge }), ...(lengthMm === null ? {} : { needleLengthMm: lengthMm }) };
    const details = { role: this.role(), ...dose, site, ...needle };
    const release = { form: 'injection', volumeUl: dose.volumeUl, doseUg: dose.doseUg, site };
    if (await this.giving.give(release, 'injection-given', details, at.moment())) this.clear();
  }

  protected clear(): void {
    this.site.set(null);
    this.mg.set(null);
    this.ml.set(null);
    this.gauge.set(null);
    this.lengthMm.set(null);
    this.givenAt.set(null);
  }

  protected async noBooster(): Promise<void> {
    await this.ending.step('observation-started');
  }
}
