import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { KeptMessage } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** What monitors sent and was not charted whole, each with its reasons, until somebody has looked at it. */
@Component({
  selector: 'kat-kept-messages',
  imports: [Button, ClinicTime, EmptyState, Loading, ProblemPanel, RouterLink],
  template: `
    <h2>Not charted</h2>
    @if (settling.problem(); as failed) {
      <kat-problem [problem]="failed" />
    }
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="messages.reload()" />
    } @else if (messages.hasValue()) {
      <ul class="kat-card">
        @for (message of messages.value(); track message.id) {
          <li>
            <div class="words">
              <strong
                ><bdi>{{ message.deviceName }}</bdi
                >, {{ message.receivedAt | clinicTime: 'date-time' }}</strong
              >
              @for (reason of message.reasons; track reason.code) {
                <span>{{ reason.message }}</span>
              }
              @if (message.chartedRows > 0) {
                <span class="meta"
                  >Of this message {{ message.chartedRows }} {{ message.chartedRows === 1 ? 'row was' : 'rows were' }} charted.</span
                >
              }
              @if (message.sessionId; as sessionId) {
                <a [routerLink]="['/sessions', sessionId]">Open the session</a>
              }
            </div>
            <button
              type="button"
              kat-button
              [attr.aria-label]="'Seen: ' + message.deviceName"
              [busy]="settling.busy()"
              (click)="settle(message)"
            >
              Seen
            </button>
          </li>
        } @empty {
          <li><kat-empty-state icon="circle-check" sentence="Everything monitors sent was charted or seen to." /></li>
        }
      </ul>
    } @else {
      <kat-loading label="Looking up what was not charted" [lines]="3" />
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: var(--space-8) var(--space-24);
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-16);
      align-items: center;
      justify-content: space-between;
      padding: var(--space-12) 0;
    }

    li + li {
      border-block-start: 1px solid var(--line);
    }

    kat-empty-state {
      flex: 1;
    }

    h2 {
      margin-block: var(--space-24) var(--space-8);
    }

    .words {
      display: grid;
      gap: var(--space-4);
      overflow-wrap: anywhere;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class KeptMessages {
  protected readonly messages = httpResource<KeptMessage[]>(() => '/api/v1/monitors/messages');
  protected readonly problem = computed(() => (this.messages.error() === undefined ? null : problemOf(this.messages.error())));
  protected readonly settling = submission();

  protected async settle({ id }: KeptMessage): Promise<void> {
    const answer = await this.settling.post<KeptMessage[]>(`/api/v1/monitors/messages/${id}/settlement`);
    if (answer.ok) this.messages.set(answer.value);
  }
}
