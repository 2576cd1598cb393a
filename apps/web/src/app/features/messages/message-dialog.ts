import { httpResource } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { waitingMessageStates, type MessageItem, type MessageView } from '@sojourn/domain';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { faultWords, sendAgainWords, unreadable } from './message-words.js';

/** The words of one message and, while it waits for a person, what to do about it. */
@Component({
  selector: 'kat-message-dialog',
  imports: [Button, Dialog, Loading, ProblemPanel, RouterLink],
  template: `
    <kat-dialog shape="side-sheet" [heading]="'To ' + item().patient.name" (closed)="closed.emit()">
      <div class="kat-form">
        @if (fault(); as words) {
          <p class="fault">{{ words }}</p>
        }
        @if (problem(); as failed) {
          <kat-problem [problem]="failed" canRetry (retried)="message.reload()" />
        } @else if (message.hasValue()) {
          @let seen = message.value();
          @if (seen.isReadable) {
            <dl>
              <dt>Address</dt>
              <dd>
                <bdi>{{
                  seen.address === '' ? (seen.addressInChart === null ? 'None in the chart' : 'None when it was written') : seen.address
                }}</bdi>
              </dd>
              @if (otherAddress(); as now) {
                <dt>In the chart now</dt>
                <dd>
                  <bdi>{{ now }}</bdi>
                </dd>
              }
              @if (seen.isDoubted) {
                <dt>In doubt</dt>
                <dd>A letter came back from the address in the chart.</dd>
              }
              <dt>Subject</dt>
              <dd>{{ seen.subject }}</dd>
            </dl>
            <p class="words">{{ seen.text }}</p>
          } @else if (fault() !== unreadable) {
            <p>{{ unreadable }}</p>
          }
        } @else {
          <kat-loading label="Opening the message" [lines]="6" />
        }
        <p><a [routerLink]="['/patients', item().patient.id]">Open the chart</a></p>
        @if (deciding.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </div>
      @if (waits()) {
        <ng-container ngProjectAs="[katDialogActions]">
          <button type="button" kat-button icon="phone" [busy]="deciding.busy()" (click)="decide('told-otherwise')">
            Told another way
          </button>
          @if (canSendAgain()) {
            <button type="button" kat-button kind="primary" icon="send" [busy]="deciding.busy()" (click)="decide(resending())">
              {{ sendAgain() }}
            </button>
          }
        </ng-container>
      } @else if (item().state === 'sent') {
        <ng-container ngProjectAs="[katDialogActions]">
          <button type="button" kat-button icon="undo-2" [busy]="deciding.busy()" (click)="decide('came-back')">It came back</button>
        </ng-container>
      }
    </kat-dialog>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--space-4) var(--space-16);
      margin: 0;
    }

    dt {
      color: var(--muted);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .words {
      margin: 0;
      padding: var(--space-16);
      border-radius: var(--radius-12);
      background: var(--sunken);
      font: var(--type-prose);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class MessageDialog {
  readonly item = input.required<MessageItem>();
  readonly closed = output<void>();
  readonly decided = output<void>();
  protected readonly message = httpResource<MessageView>(() => `/api/v1/messages/${this.item().id}`);
  protected readonly problem = computed(() => (this.message.error() === undefined ? null : problemOf(this.message.error())));
  protected readonly unreadable = unreadable;
  protected readonly deciding = submission();
  protected readonly fault = computed(() => faultWords(this.seen() ?? this.item()));
  protected readonly waits = computed(() => waitingMessageStates.includes(this.item().state));
  private readonly seen = computed(() => (this.message.hasValue() ? this.message.value() : null));
  protected readonly canSendAgain = computed(() => {
    const seen = this.seen();
    return seen !== null && seen.isReadable && seen.addressInChart !== null;
  });
  protected readonly otherAddress = computed(() => {
    const { address, addressInChart } = this.seen() ?? { address: '', addressInChart: null };
    return address === addressInChart ? null : addressInChart;
  });
  /** An address that is in doubt is sent to only by saying that it is right. */
  protected readonly resending = computed(() => (this.seen()?.isDoubted === true ? 'address-is-right' : 'send-again'));
  protected readonly sendAgain = computed(() =>
    sendAgainWords(this.seen() ?? { isDoubted: false, address: null }, this.otherAddress() !== null),
  );

  protected async decide(decision: 'send-again' | 'address-is-right' | 'told-otherwise' | 'came-back'): Promise<void> {
    const answer = await this.deciding.post(`/api/v1/messages/${this.item().id}/decision`, { decision });
    if (answer.ok) this.decided.emit();
    else if (this.deciding.problem()?.status === 409) this.message.reload(); // It has changed since it was opened.
  }
}
