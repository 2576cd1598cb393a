import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  consentCodes,
  consentStandings,
  isNameOf,
  signatureDrawing,
  type ConsentsView,
  type LocalDate,
  type SignatureDrawing,
  productWords,
} from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { warnBeforeUnload } from '../../../core/leave-question.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SignatureBox } from '../../../ui/signature-box.js';
import { OpenChart } from '../open-chart.js';
import { productNamed } from '../product-choice.js';

/** One consent as the patient reads it, and the patient's signature under exactly these words. */
@Component({
  selector: 'kat-sign-consent-page',
  imports: [Button, Checkbox, Field, FieldInput, Loading, PageHeader, ProblemPanel, RouterLink, SignatureBox],
  templateUrl: './sign-consent-page.html',
  styleUrl: './sign-consent-page.css',
})
export default class SignConsentPage {
  readonly patientId = input.required<string>();
  readonly code = input.required<string>();
  readonly product = input<string>();
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly chart = inject(OpenChart);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly consents = httpResource<ConsentsView>(() => `/api/v1/patients/${this.patientId()}/consents`);
  protected readonly problem = computed(() => (this.consents.error() === undefined ? null : problemOf(this.consents.error())));
  protected readonly text = computed(() =>
    this.consents.hasValue() ? this.consents.value().texts.find(({ code }) => code === this.code()) : undefined,
  );
  protected readonly chosen = computed(() => productNamed(this.product()));
  protected readonly productWords = productWords;
  protected readonly name = signal('');
  protected readonly drawing = signal<SignatureDrawing>([]);
  protected readonly isTypedOnly = signal(false);
  protected readonly interpreter = signal('');
  protected readonly relation = signal('');
  protected readonly isCopyGiven = signal(false);
  protected readonly isCapacityStated = signal(false);
  protected readonly isTried = signal(false);
  private readonly isSigned = signal(false);
  private readonly id = signal(crypto.randomUUID());
  private readonly drawn = computed(() => signatureDrawing.safeParse(this.drawing()));
  protected readonly nameFault = computed(() => (this.isTried() && this.name().trim() === '' ? 'The patient types the name here.' : null));
  /** Whoever signs under another name than the chart's says by what right. */
  protected readonly isOtherName = computed(() => {
    const identity = this.chart.view()?.identity;
    return identity !== undefined && this.name().trim() !== '' && !isNameOf(this.name(), [identity.name, ...identity.formerNames]);
  });
  protected readonly nameInChart = computed(() => this.chart.view()?.displayName ?? '');
  protected readonly relationFault = computed(() => (this.isTried() && this.relation().trim() === '' ? 'Write who signs.' : null));
  protected readonly drawingFault = computed(() => {
    const drawn = this.drawn();
    return !this.isTried() || drawn.success ? null : (drawn.error.issues[0]?.message ?? null);
  });

  constructor() {
    warnBeforeUnload(this);
  }

  /** For the question before leaving. */
  hasUnsaved(): boolean {
    return !this.isSigned() && (this.name().trim() !== '' || this.drawing().length > 0);
  }

  /** Whether who signs is said, and the signature drawn or left out on purpose. */
  private isWhole(): boolean {
    const isSaid = this.name().trim() !== '' && (!this.isOtherName() || this.relation().trim() !== '');
    return isSaid && (this.isTypedOnly() || this.drawn().success);
  }

  protected textIn(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [text, product] = [this.text(), this.chosen()];
    if (text === undefined || product === null || !this.isWhole()) return;
    const command = {
      ...{ id: this.id(), code: text.code, product, textSha256: text.sha256 },
      patientSignedAt: new Date(this.clock.instant()).toISOString(),
      typedSignature: this.name(),
      signerRelation: this.isOtherName() ? this.relation() : null,
      drawnSignature: this.isTypedOnly() ? null : this.drawing(),
      isCapacityStated: this.isCapacityStated(),
      isCopyGiven: this.isCopyGiven(),
      interpreter: this.interpreter(),
      isClinicianSigning: false,
    };
    const answer = await this.sending.post<ConsentsView>(`/api/v1/patients/${this.patientId()}/consents`, command);
    if (answer.ok) await this.goOn(answer.value);
  }

  /** To the next consent the patient has not signed, so that the tablet is handed over once. */
  private async goOn(view: ConsentsView): Promise<void> {
    this.isSigned.set(true);
    const [product, on] = [this.chosen(), dateInZone(this.clock.instant(), this.signIn.zone()) as LocalDate];
    const open = product === null ? [] : consentStandings(product, view.consents, on, { policy: view.policy });
    const next = open.find(({ gaps }) => gaps.includes('never-signed'))?.code;
    const onward = next === undefined ? [] : ['sign', consentCodes.find((code) => code === next) ?? next];
    this.restart();
    await this.router.navigate(['/patients', this.patientId(), 'consents', ...onward], { queryParams: { product } });
    this.isSigned.set(false);
  }

  /** The next text is another act: nothing of this signature may stand under it. */
  private restart(): void {
    this.name.set('');
    this.relation.set('');
    this.drawing.set([]);
    this.isTried.set(false);
    this.isCopyGiven.set(false);
    this.isCapacityStated.set(false);
    this.id.set(crypto.randomUUID());
    this.consents.reload();
  }
}
