import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import type { AmendmentRequestView, NoteListItem } from '@sojourn/domain';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { RequestList } from './request-list.js';

/** All requests to amend of a patient's record, whatever they are about. */
@Component({
  selector: 'kat-patient-requests',
  imports: [Loading, ProblemPanel, RequestList],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="requests.reload()" />
    } @else if (requests.hasValue()) {
      <kat-request-list [patientId]="patientId()" [requests]="requests.value()" [notes]="notes()" (changed)="requests.reload()" />
    } @else {
      <kat-loading label="Looking up requests to amend" [lines]="2" />
    }
  `,
})
export class PatientRequests {
  readonly patientId = input.required<string>();
  readonly notes = input<readonly NoteListItem[]>([]);
  protected readonly requests = httpResource<AmendmentRequestView[]>(() => `/api/v1/patients/${this.patientId()}/amendment-requests`);
  protected readonly problem = computed(() => (this.requests.error() === undefined ? null : problemOf(this.requests.error())));

  constructor() {
    inject(LiveFeed).reloads('amendment', this.requests, inject(DestroyRef));
  }
}
