import { Component, computed, inject, output, signal } from '@angular/core';
import { decideRescueNow, type Unmet } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { LineToSettle } from './forms/line-to-settle.js';
import { keepsAnswers } from './keeps-answers.js';
import { MedicinesGiven } from './medicines-given.js';
import { PrescriberField } from './prescriber-field.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { milligramWords, ruleWords } from '../../ui/session-words.js';

/** A rescue medicine with everything that speaks against it in words before it is given; what was given is always recorded. §2.7 */
@Component({
  selector: 'kat-medicine-pad',
  imports: [Button, Checkbox, Field, FieldInput, MedicinesGiven, NumberField, PrescriberField, ProblemPanel, TypedBefore],
  templateUrl: './medicine-pad.html',
  styleUrl: './medicine-pad.css',
})
export class MedicinePad {
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly asking = recording();
  protected readonly settle = inject(LineToSettle);
  /** A sign that nobody has measured belongs on the pad for vital signs. */
  readonly measure = output<void>();
  protected readonly words = ruleWords;
  protected readonly name = signal('');
  protected readonly route = signal('');
  protected readonly mg = signal<number | null>(null);
  protected readonly minutes = signal<number | null>(null);
  protected readonly reason = signal('');
  protected readonly orderedBy = signal<string | null>(null);
  protected readonly isReadBack = signal(false);
  protected readonly typedAt = keepsAnswers(() => 'medicine', {
    ...{ name: this.name, route: this.route, mg: this.mg, minutes: this.minutes },
    ...{ reason: this.reason, orderedBy: this.orderedBy, isReadBack: this.isReadBack },
  });
  protected readonly kept = signal('');
  protected readonly formulary = computed(() => this.room.fold()?.situation.policy.rescue.medicines ?? []);
  protected readonly listed = computed(() => this.formulary().find(({ medicine }) => medicine === this.name()) ?? null);
  protected readonly dose = computed(() => this.listed()?.doses.find(({ route }) => route === this.route()) ?? null);
  protected readonly usual = computed(() => {
    const dose = this.dose();
    if (dose === null) return null;
    const [from, to] = dose.usualUg.map(milligramWords);
    return from === to ? `Usually ${from}` : `Usually ${from} to ${to}`;
  });
  private readonly given = computed(() => {
    const [minutes, orderedById] = [this.minutes(), this.orderedBy()];
    return {
      medicine: this.name(),
      doseUg: Math.round((this.mg() ?? NaN) * 1000),
      route: this.dose()?.route ?? '',
      ...(minutes === null ? {} : { durationSeconds: Math.round(minutes * 60) }),
      ...(orderedById === null ? {} : { orderedById, isReadBack: this.isReadBack() }),
    };
  });
  /** What the formulary and the patient's record say against it, as far as it is written; hard ones first. */
  protected readonly against = computed<readonly Unmet[]>(() => {
    const fold = this.room.fold();
    if (fold === null || this.dose() === null || this.mg() === null) return [];
    const decision = decideRescueNow(fold.situation, this.given());
    return decision.allowed ? [] : decision.refusals.toSorted((one, other) => Number(one.isOverridable) - Number(other.isOverridable));
  });
  protected readonly isBarred = computed(() => this.against().some(({ isOverridable }) => isOverridable !== true));

  protected choose(medicine: string): void {
    this.name.set(medicine);
    const routes = this.listed()?.doses ?? [];
    this.route.set(routes.length === 1 ? (routes[0]?.route ?? '') : '');
    this.mg.set(null);
    this.minutes.set(null);
    this.kept.set('');
  }

  /** What the patient or the chart says of a condition, asked at the chair; what was typed meanwhile stays. */
  protected async ask({ facts }: Unmet, answer: 'present' | 'absent'): Promise<void> {
    await this.asking.fact('rescue-condition-asked', { condition: facts?.['condition'], answer });
  }

  protected async save(): Promise<void> {
    if (!(await this.sending.fact('medicine-given', { ...this.given(), reason: this.reason() }))) return;
    this.kept.set(`Kept: ${this.listed()?.label ?? this.name()} ${milligramWords(this.given().doseUg)}.`);
    this.name.set('');
    this.route.set('');
    this.mg.set(null);
    this.minutes.set(null);
    this.reason.set('');
    this.orderedBy.set(null);
    this.isReadBack.set(false);
  }
}
