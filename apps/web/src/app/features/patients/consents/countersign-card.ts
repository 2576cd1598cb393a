import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ConsentsView, ConsentView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { consentTitle } from './consent-words.js';

/** Patients' signatures that wait for a physician's: read, stated upon and signed in one step. */
@Component({
  selector: 'kat-countersign-card',
  imports: [Button, Checkbox, ClinicTime, ProblemPanel],
  template: `
    <h2>{{ waiting().length === 1 ? 'One consent waits' : waiting().length + ' consents wait' }} for you</h2>
    <ul>
      @for (consent of waiting(); track consent.id) {
        <li>
          {{ title(consent.code) }}, signed by <bdi>{{ consent.typedSignature }}</bdi>
          @if (consent.signerRelation; as relation) {
            <strong> (not the name in the chart: {{ relation }})</strong>
          }
          on
          {{ consent.patientSignedAt | clinicTime: 'date-time' }}, taken by {{ consent.recordedBy
          }}{{ consent.isCopyGiven ? '' : '; no copy given yet' }}
        </li>
      }
    </ul>
    <kat-checkbox [(checked)]="isCapacityStated"
      >The patient understands what was signed, weighs it and decides freely (capacity)</kat-checkbox
    >
    <kat-checkbox [(checked)]="isCopyGiven">The patient was given a copy</kat-checkbox>
    @if (lacksCopy() && !isCopyGiven()) {
      <p class="meta">Until a copy is given the consents are not in force. You can sign now and come back for that.</p>
    }
    @if (isTried() && !isCapacityStated()) {
      <p class="fault" role="alert">Without a statement of capacity the consents cannot be signed.</p>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    <p>
      <button type="button" kat-button kind="primary" icon="signature" [busy]="sending.busy()" (click)="sign()">
        {{ act() }} as {{ name }}
      </button>
    </p>
  `,
  host: { class: 'kat-card' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
      border-color: var(--info);
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
      overflow-wrap: anywhere;
    }

    .fault {
      color: var(--alert);
      font: var(--type-label);
    }
  `,
})
export class CountersignCard {
  readonly patientId = input.required<string>();
  readonly waiting = input.required<readonly ConsentView[]>();
  readonly signed = output<ConsentsView>();
  protected readonly name = inject(SignInState).view()?.person.displayName ?? '';
  protected readonly sending = submission();
  protected readonly isCapacityStated = signal(false);
  protected readonly isCopyGiven = signal(false);
  protected readonly isTried = signal(false);
  /** What is signed already only lacks a statement. */
  protected readonly act = computed(() => {
    if (this.waiting().every(({ clinicianSignedAt }) => clinicianSignedAt !== null)) return 'State this';
    return this.waiting().length === 1 ? 'Sign the consent' : `Sign ${this.waiting().length} consents`;
  });
  protected readonly lacksCopy = computed(() => this.waiting().some(({ isCopyGiven }) => !isCopyGiven));
  protected readonly title = consentTitle;
  /** One id for each consent, the same for every try. */
  private readonly ids = new Map<string, string>();

  protected async sign(): Promise<void> {
    this.isTried.set(true);
    if (!this.isCapacityStated()) return;
    const signatures = this.waiting().map(({ id }) => ({ id: this.idFor(id), consentId: id }));
    const command = { signatures, isCapacityStated: true, isCopyGiven: this.isCopyGiven() };
    const answer = await this.sending.post<ConsentsView>(`/api/v1/patients/${this.patientId()}/consents/countersignatures`, command);
    if (answer.ok) this.signed.emit(answer.value);
  }

  private idFor(consentId: string): string {
    const id = this.ids.get(consentId) ?? crypto.randomUUID();
    this.ids.set(consentId, id);
    return id;
  }
}
