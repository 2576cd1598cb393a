import { Component, computed, inject } from '@angular/core';
import { ageInYears, orderedDoseUg, perKilogramText, ugPerKilogram, type DosingSessionView, productWords } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Chip } from '../../ui/chip.js';
import { ElapsedTimer } from '../../ui/elapsed-timer.js';
import { SessionRoom } from './session-room.js';
import { birthWords, kilogramWords, milligramWords, phaseWords } from '../../ui/session-words.js';

/** Who lies here, what they must not get, what they weigh, what has been given. It stands above every stage. */
@Component({
  selector: 'kat-identity-strip',
  imports: [Chip, ElapsedTimer],
  templateUrl: './identity-strip.html',
  styleUrl: './identity-strip.css',
})
export class IdentityStrip {
  protected readonly room = inject(SessionRoom);
  private readonly zone = inject(SignInState).zone;
  protected readonly view = this.room.view;
  protected readonly who = computed(() => {
    const view = this.view();
    return view === null ? '' : [this.born(view), view.recordNumber].filter(Boolean).join(' · ');
  });
  protected readonly weight = computed(() => {
    const session = this.view()?.session;
    const weightG = session?.order?.weightG ?? session?.patient.weightG ?? null;
    return weightG === null ? 'Not weighed' : kilogramWords(weightG);
  });
  protected readonly route = computed(() => {
    const view = this.view();
    return view === null ? '' : productWords[view.session.product];
  });
  protected readonly allergies = computed(() => {
    const allergies = this.view()?.allergies ?? { kind: 'not-asked' };
    if (allergies.kind === 'list')
      return { tone: 'alert', words: allergies.allergies.map(({ substance }) => substance).join(', ') } as const;
    return allergies.kind === 'not-asked'
      ? ({ tone: 'caution', words: 'Allergies not asked' } as const)
      : ({ tone: 'ok', words: 'No known allergies' } as const);
  });
  protected readonly phase = computed(() => phaseWords(this.room.phase()));
  protected readonly dosing = computed(() => this.room.fold()?.dosing ?? null);
  protected readonly given = computed(() => {
    const dosing = this.dosing();
    if (dosing === null) return '';
    return dosing.racemicUg === null ? 'amount not known' : milligramWords(Math.max(dosing.racemicUg, dosing.esketamineUg));
  });
  /** By weight as it is agreed in an order; a device holds what it holds, whoever gets it. */
  protected readonly byWeight = computed(() => {
    const [racemicUg, order] = [this.dosing()?.racemicUg ?? null, this.view()?.session.order ?? null];
    return racemicUg === null || racemicUg === 0 || order === null ? '' : perKilogramText(ugPerKilogram(racemicUg, order.weightG));
  });
  protected readonly ordered = computed(() => {
    const order = this.view()?.session.order ?? null;
    if (order === null) return 'no order signed';
    const booster = order.product === 'intramuscular-ketamine' ? order.booster : null;
    return `of ${milligramWords(orderedDoseUg(order))}${booster === null ? '' : ` and ${milligramWords(booster.doseUg)} booster`} ordered`;
  });
  /** A tablet made entries that are not here yet: what is shown may be incomplete. */
  protected readonly missing = computed(() => (this.view()?.missing ?? []).reduce((sum, { count }) => sum + count, 0));

  private born({ birthDate }: DosingSessionView): string {
    if (birthDate === null) return 'Birth date unknown';
    const age = ageInYears(birthDate as never, dateInZone(this.room.now(), this.zone()) as never);
    return `born ${birthWords(birthDate)}${age === null ? '' : `, ${age} years`}`;
  }
}
