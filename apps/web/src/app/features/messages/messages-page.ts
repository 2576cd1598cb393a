import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { waitingMessageStates, type MessageItem, type TodayNeed } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { MessageDialog } from './message-dialog.js';
import { MessageLine } from './message-line.js';
import { OutageBanner } from './outage-banner.js';

/** As many as the server lists. */
const mostShown = 200;

/** What goes out to patients: first what did not reach them and waits for somebody to call, then everything else. */
@Component({
  selector: 'kat-messages-page',
  imports: [Banner, EmptyState, Loading, MessageDialog, MessageLine, OutageBanner, PageHeader, ProblemPanel],
  templateUrl: './messages-page.html',
  styleUrl: '../../ui/list-page.css',
})
export default class MessagesPage {
  protected readonly messages = httpResource<MessageItem[]>(() => '/api/v1/messages');
  private readonly stopped = httpResource<TodayNeed[]>(() => '/api/v1/today/stopped-work');
  /** Why mail may not go out, where the work in the background was given up. */
  protected readonly stoppedWork = computed(() =>
    (this.stopped.hasValue() ? this.stopped.value() : []).filter(({ address }) => address === '/messages'),
  );
  protected readonly problem = computed(() => (this.messages.error() === undefined ? null : problemOf(this.messages.error())));
  private readonly all = computed(() => (this.messages.hasValue() ? this.messages.value() : []));
  protected readonly waiting = computed(() => this.all().filter(waits));
  protected readonly others = computed(() => this.all().filter((message) => !waits(message)));
  protected readonly shown = signal<string | null>(null);
  protected readonly open = computed(() => this.all().find(({ id }) => id === this.shown()) ?? null);
  protected readonly mostShown = mostShown;
  protected readonly taking = submission();

  constructor() {
    const live = inject(LiveFeed);
    // An address in the chart, or a visit that is moved, changes what is said of a message.
    for (const topic of ['message', 'patient', 'schedule']) live.reloads(topic, this.messages, inject(DestroyRef));
  }

  protected async take({ id }: MessageItem): Promise<void> {
    await this.taking.post(`/api/v1/messages/${id}/decision`, { decision: 'take' });
    this.messages.reload(); // It is theirs now, or waits for nobody any more.
  }

  protected decide(): void {
    this.shown.set(null);
    this.messages.reload();
  }
}

function waits({ state }: MessageItem): boolean {
  return waitingMessageStates.includes(state);
}
