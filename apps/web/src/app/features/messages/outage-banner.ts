import { Component, computed, input, output, signal } from '@angular/core';
import { failedByOutage, type MessageItem, type SentAllAgain } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { againWords, outageWords } from './message-words.js';

/** Fewer than this may be a matter of the letter. */
const leastForOutage = 2;

/** Letters that wait since the mail server was out of reach, all sent again by one press, and how far they have come. */
@Component({
  selector: 'kat-outage-banner',
  imports: [Banner, Button, ProblemPanel],
  template: `
    @if (sending.problem(); as failed) {
      <kat-problem [problem]="failed" />
    }
    @if (outage(); as words) {
      <kat-banner tone="alert" [heading]="words.heading">
        {{ words.text }}
        <ng-container ngProjectAs="[katBannerActions]">
          <button type="button" kat-button kind="primary" icon="send" [busy]="sending.busy()" (click)="sendAll()">
            {{ words.action }}
          </button>
        </ng-container>
      </kat-banner>
    }
    @if (progress(); as words) {
      <kat-banner [tone]="words.tone" [heading]="words.heading">{{ words.text }}</kat-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    :host:empty {
      display: none;
    }
  `,
})
export class OutageBanner {
  readonly messages = input.required<readonly MessageItem[]>();
  readonly sent = output<void>();
  protected readonly sending = submission();
  /** What was sent again here; null before. */
  private readonly again = signal<ReadonlySet<string> | null>(null);
  private readonly held = computed(() => this.messages().filter(failedByOutage));
  protected readonly outage = computed(() => (this.held().length < leastForOutage ? null : outageWords(this.held().length)));
  protected readonly progress = computed(() => {
    const again = this.again();
    return again === null ? null : againWords(this.messages().filter(({ id }) => again.has(id)));
  });

  protected async sendAll(): Promise<void> {
    const answer = await this.sending.post<SentAllAgain>('/api/v1/messages/sending-again');
    if (answer.ok) this.again.set(new Set(answer.value.messageIds));
    this.sent.emit();
  }
}
