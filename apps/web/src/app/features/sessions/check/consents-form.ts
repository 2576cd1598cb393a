import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { localDate, missingConsents, type ConsentsView } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { recording } from '../recording.js';
import { SessionRoom } from '../session-room.js';

const gapWords: Readonly<Record<string, string>> = {
  'not-yet-signed': 'signed for a later day',
  'other-product': 'signed for another medicine',
  'clinician-signature-missing': 'a clinician has not signed beside it',
  'capacity-not-stated': 'capacity is not stated',
  'copy-not-given': 'no copy was given',
  'text-superseded': 'signed under an older text',
};

/** The consents the patient really signed, held against what this medicine needs today. The nurse confirms what the record says. */
@Component({
  selector: 'kat-consents-form',
  imports: [Button, Icon, Loading, ProblemPanel, RouterLink],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="consents.reload()" />
    } @else if (missing(); as lacking) {
      @if (lacking.length === 0) {
        <p><kat-icon name="circle-check" [size]="18" /> Every consent this medicine needs is signed and in force today.</p>
      } @else {
        <p>These are not in force today:</p>
        <ul>
          @for (one of lacking; track one.code) {
            <li>
              <strong>{{ words(one.code) }}</strong> {{ gaps(one.gaps) }}
            </li>
          }
        </ul>
        <p><a [routerLink]="['/patients', patientId(), 'consents']">Open the patient’s consents</a></p>
      }
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <button type="button" kat-button kind="primary" icon="save" [busy]="sending.busy()" (click)="save()">
        {{ lacking.length === 0 ? 'Confirm the consents' : 'Record that consents are missing' }}
      </button>
    } @else {
      <kat-loading label="Looking up the consents" [lines]="3" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      justify-items: start;
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }

    kat-icon {
      color: var(--ok);
      vertical-align: -3px;
    }
  `,
})
export class ConsentsForm {
  readonly kept = output<void>();
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly patientId = computed(() => this.room.view()?.patientId ?? null);
  protected readonly consents = httpResource<ConsentsView>(() => {
    const id = this.patientId();
    return id === null ? undefined : `/api/v1/patients/${id}/consents`;
  });
  protected readonly problem = computed(() => (this.consents.error() === undefined ? null : problemOf(this.consents.error())));
  protected readonly missing = computed(() => {
    const fold = this.room.fold();
    if (!this.consents.hasValue() || fold === null) return null;
    const { product, zone } = fold.situation.session;
    return missingConsents(product, this.consents.value().consents, localDate(dateInZone(this.room.now(), zone)));
  });

  protected words(code: string): string {
    return code.replaceAll('-', ' ');
  }

  protected gaps(gaps: readonly string[]): string {
    return gaps.map((gap) => gapWords[gap] ?? this.words(gap)).join(', ');
  }

  protected async save(): Promise<void> {
    const lacking = this.missing() ?? [];
    const isWithdrawn = lacking.some(({ gaps }) => gaps.includes('withdrawn'));
    const valid = { outcome: 'valid' };
    const lacked = isWithdrawn ? { outcome: 'withdrawn' } : { outcome: 'missing', missing: lacking.map(({ code }) => code) };
    if (await this.sending.fact('consents-verified', lacking.length === 0 ? valid : lacked)) this.kept.emit();
  }
}
