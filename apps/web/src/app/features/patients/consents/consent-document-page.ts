import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { consentStandings, signatureField, type ConsentsView, type LocalDate, productWords } from '@sojourn/domain';
import { ClinicTime, dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { dateWords } from '../patient-words.js';
import { consentTitle, standingLook, standingWords, textOf } from './consent-words.js';

/** One signed consent as it was signed: the words of its version, both signatures with their times, what was stated, and a withdrawal. Made for paper too. */
@Component({
  selector: 'kat-consent-document-page',
  imports: [Button, Chip, ClinicTime, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './consent-document-page.html',
  styleUrl: './consent-document-page.css',
})
export default class ConsentDocumentPage {
  readonly patientId = input.required<string>();
  readonly consentId = input.required<string>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly consents = httpResource<ConsentsView>(() => `/api/v1/patients/${this.patientId()}/consents`);
  protected readonly problem = computed(() => (this.consents.error() === undefined ? null : problemOf(this.consents.error())));
  protected readonly consent = computed(() =>
    this.consents.hasValue() ? this.consents.value().consents.find(({ id }) => id === this.consentId()) : undefined,
  );
  protected readonly text = computed(() => {
    const consent = this.consent();
    return consent === undefined ? null : textOf(consent.code, consent.textVersion);
  });
  /** Where this one signature stands today, whatever other signatures there are. */
  protected readonly standing = computed(() => {
    const consent = this.consent();
    if (consent === undefined || !this.consents.hasValue()) return null;
    const on = dateInZone(this.clock.now(), this.signIn.zone()) as LocalDate;
    const terms = { policy: this.consents.value().policy, hasRemoteVisits: true, isTakenAtHome: true };
    return consentStandings(consent.product, [consent], on, terms).find(({ code }) => code === consent.code) ?? null;
  });
  protected readonly field = signatureField;
  protected readonly look = standingLook;
  protected readonly words = standingWords;
  protected readonly title = consentTitle;
  protected readonly dateWords = dateWords;
  protected readonly productWords = productWords;

  protected print(): void {
    globalThis.print();
  }
}
