import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  consentStandings,
  type ConsentCode,
  type ConsentGap,
  type ConsentStanding,
  type ConsentsView,
  type ConsentView,
  type LocalDate,
  productWords,
} from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { ProductChoice, productNamed } from '../product-choice.js';
import { consentTitle, notAsked, standingLook, standingWords, type Look } from './consent-words.js';
import { CountersignCard } from './countersign-card.js';
import { EverySignature } from './every-signature.js';
import { WithdrawDialog } from './withdraw-dialog.js';

type Standing = ConsentStanding<ConsentView>;

const onlyIf: Partial<Record<ConsentCode, string>> = {
  telehealth: 'Needed where any visit is by video or telephone.',
  'at-home-use': 'Needed where medicine is taken at home.',
};

const mendable: readonly ConsentGap[] = ['clinician-signature-missing', 'capacity-not-stated', 'copy-not-given'];

/** Which consents a treatment needs, where each stands, and what comes next. */
@Component({
  selector: 'kat-consents-page',
  imports: [
    ...[Button, Chip, CountersignCard, EmptyState, EverySignature, Loading, PageHeader, ProblemPanel, ProductChoice, RouterLink],
    WithdrawDialog,
  ],
  templateUrl: './consents-page.html',
  styleUrls: ['./consent-lines.css', './consents-page.css'],
})
export default class ConsentsPage {
  readonly patientId = input.required<string>();
  readonly product = input<string>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly consents = httpResource<ConsentsView>(() => `/api/v1/patients/${this.patientId()}/consents`);
  protected readonly problem = computed(() => (this.consents.error() === undefined ? null : problemOf(this.consents.error())));
  protected readonly view = computed(() => (this.consents.hasValue() ? this.consents.value() : null));
  protected readonly withdrawing = signal<ConsentView | null>(null);
  private readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()) as LocalDate);
  protected readonly chosen = computed(() => productNamed(this.product()) ?? this.view()?.consents.at(0)?.product ?? null);
  /** What the medicine always needs, and what only some treatments with it need. */
  protected readonly groups = computed(() => {
    const [product, view] = [this.chosen(), this.view()];
    if (product === null || view === null) return [];
    const standings = consentStandings(product, view.consents, this.today(), {
      policy: view.policy,
      hasRemoteVisits: true,
      isTakenAtHome: true,
    });
    const always = standings.filter(({ code }) => onlyIf[code] === undefined);
    const missing = always.filter(({ gaps }) => gaps.length > 0).length;
    const who = this.signIn.may('consents.record') ? '' : ' The front desk or a prescriber takes the signatures.';
    const words = missing === 0 ? 'All are in force.' : `${missing} of ${always.length} not in force: a dose is held until they are.${who}`;
    return [
      { heading: `Needed for ${productWords[product].toLowerCase()}`, words, standings: always },
      { heading: 'Only if it applies', words: '', standings: standings.filter(({ code }) => onlyIf[code] !== undefined) },
    ];
  });
  /** What a physician's signature or statement would still bring into force: of each consent its newest signature. */
  protected readonly waiting = computed(() =>
    (this.view()?.consents ?? [])
      .filter((one, _index, all) => one === all.find(({ code, product }) => code === one.code && product === one.product))
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .filter(({ clinicianSignedAt, isCapacityStated, isCopyGiven }) => clinicianSignedAt === null || !isCapacityStated || !isCopyGiven),
  );
  protected readonly title = consentTitle;
  protected readonly words = standingWords;

  constructor() {
    inject(LiveFeed).reloads('patient', this.consents, inject(DestroyRef));
  }

  /** What only some treatments need is not missing while nobody has asked for it. */
  protected look(standing: Standing): Look {
    const isAsked = onlyIf[standing.code] === undefined || standing.closest !== null;
    return isAsked ? standingLook(standing) : notAsked;
  }

  protected conditionOf({ code }: Standing): string | null {
    return onlyIf[code] ?? null;
  }

  /** A new signature is offered wherever the present one does not count and a physician's would not mend it. */
  protected needsPatient({ gaps }: Standing): boolean {
    return gaps.some((gap) => !mendable.includes(gap));
  }

  protected take(view: ConsentsView): void {
    this.consents.set(view);
    this.withdrawing.set(null);
  }
}
