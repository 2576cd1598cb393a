import { Component, ElementRef, computed, inject, signal, viewChild, viewChildren } from '@angular/core';
import { sedationScales, type VitalSign } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { Button } from '../../ui/button.js';
import { Keypad } from '../../ui/keypad.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { MeasuredAt } from './measured-at.js';
import { isWhole, lastValues, padFields, signWords } from './pad-fields.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { impossibilities, limitsMet, setWords, signsOf, unlikely, type Digits } from './vitals-draft.js';
import { VitalsFurther, type Further } from './vitals-further.js';

/**
 * The set of vital signs with a sedation score, for gloves: a tap a digit, the field moves on by itself when no digit can follow.
 * Empty until measured; the last value is small words beside the field and never in it. Nothing is copied forward.
 */
@Component({
  selector: 'kat-vitals-pad',
  imports: [Button, Keypad, MeasuredAt, ProblemPanel, VitalsFurther],
  templateUrl: './vitals-pad.html',
  styleUrl: './vitals-pad.css',
})
export class VitalsPad {
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly fields = padFields;
  protected readonly digits = signal<Digits>({});
  protected readonly active = signal<VitalSign>('systolicMmHg');
  protected readonly sedation = signal<number | null>(null);
  protected readonly further = signal<Further>({});
  protected readonly faults = signal<readonly string[]>([]);
  /** The unlikely values somebody is being asked about; null when nobody is. */
  protected readonly asked = signal<readonly string[] | null>(null);
  protected readonly time = signal<string | null>(null);
  protected readonly kept = signal('');
  private readonly measuredAt = viewChild.required(MeasuredAt);
  private readonly inputs = viewChildren<ElementRef<HTMLInputElement>>('field');
  protected readonly scale = computed(() => {
    const { sedationScale } = this.room.fold()?.situation.policy.monitoring ?? { sedationScale: 'moaa-s' as const };
    return { instrument: sedationScale, ...sedationScales[sedationScale] };
  });
  protected readonly scaleWords = computed(() => this.scale().scores.find(({ score }) => score === this.sedation())?.label ?? '');
  protected readonly last = computed(() => {
    const fold = this.room.fold();
    return fold === null ? {} : lastValues(fold);
  });
  protected readonly limits = computed(() => {
    const fold = this.room.fold();
    return fold === null ? [] : limitsMet(this.digits(), fold);
  });
  protected readonly isEmpty = computed(
    () => setWords(this.digits()) === '' && this.sedation() === null && Object.keys(this.further()).length === 0,
  );
  protected readonly askedWords = computed(() =>
    (this.asked() ?? []).map((sign) => `${signWords[sign as VitalSign]} ${this.digits()[sign as VitalSign] ?? ''}`.trim()).join(' and '),
  );

  constructor() {
    keepsDraft({
      name: () => `vitals ${this.room.sessionId()}`,
      typed: () =>
        this.isEmpty() ? null : { digits: this.digits(), sedation: this.sedation(), further: this.further(), time: this.time() },
      restore: ({ digits, sedation, further, time }, keptAt) => {
        this.digits.set(digits);
        this.sedation.set(sedation);
        this.further.set(further);
        if (time === null) this.measuredAt().isFrom(keptAt);
        else this.time.set(time);
        this.kept.set('What was typed before is back. Check the time.');
      },
    });
  }

  protected type(sign: VitalSign, text: string): void {
    this.digits.update((digits) => ({ ...digits, [sign]: text.replace(/\D/g, '').slice(0, 4) }));
    this.faults.set([]);
    this.asked.set(null);
  }

  /** A key of the pad: a whole field is written anew, since its next digit can only be a correction. */
  protected tap(digit: string): void {
    const sign = this.active();
    const before = this.digits()[sign] ?? '';
    this.type(sign, isWhole(sign, before) ? digit : before + digit);
    if (isWhole(sign, this.digits()[sign] ?? '')) this.moveOn();
  }

  protected back(): void {
    this.type(this.active(), (this.digits()[this.active()] ?? '').slice(0, -1));
  }

  protected moveOn(): void {
    const next = padFields[padFields.findIndex(({ sign }) => sign === this.active()) + 1];
    if (next !== undefined) this.reach(next.sign);
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    const fold = this.room.fold();
    if (fold === null || this.sending.busy()) return;
    if (this.isEmpty()) return this.faults.set(['Write at least one value.']);
    this.faults.set(impossibilities(this.digits()));
    if (this.faults().length > 0) return this.asked.set(null);
    const unusual = unlikely(this.digits(), fold);
    if (unusual.length > 0 && this.asked() === null) return this.asked.set(unusual);
    await this.keep(unusual);
  }

  /** Values and score carry one bedside time. What was kept leaves the screen; what was not stays. */
  private async keep(confirmedUnusual: readonly string[]): Promise<void> {
    const moment = this.measuredAt().moment();
    const words = [setWords(this.digits()), this.sedation() === null ? '' : `${this.scale().label} ${this.sedation()}`].filter(Boolean);
    const signs = { ...signsOf(this.digits()), ...this.further() };
    if (Object.keys(signs).length > 0) {
      const flagged = confirmedUnusual.length > 0 ? { confirmedUnusual } : {};
      if (!(await this.sending.fact('vitals-taken', { ...signs, ...flagged }, moment))) return;
      this.digits.set({});
      this.further.set({});
    }
    const score = this.sedation();
    if (score !== null) {
      if (!(await this.sending.fact('sedation-assessed', { instrument: this.scale().instrument, score }, moment))) return;
      this.sedation.set(null);
    }
    this.kept.set(`Kept: ${words.join(', ')}.`);
    this.asked.set(null);
    this.time.set(null);
    this.reach('systolicMmHg');
  }

  private reach(sign: VitalSign): void {
    this.active.set(sign);
    const index = padFields.findIndex((field) => field.sign === sign);
    const input = this.inputs()[index]?.nativeElement;
    if (this.inputs().some(({ nativeElement }) => nativeElement === document.activeElement)) input?.focus({ preventScroll: true });
  }
}
