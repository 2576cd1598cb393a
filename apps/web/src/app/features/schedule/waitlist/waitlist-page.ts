import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { OfferAnswer, OfferState, RemoveFromWaitlist, WaitlistEntryView, WaitlistView } from '@sojourn/domain';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { AddToWaitlistDialog } from './add-dialog.js';
import { FreedSlot } from './freed-slot.js';
import { WaitingLine } from './waiting-line.js';

/** Times that are free again and who waits: offered with reasons, and the first to accept has it. */
@Component({
  selector: 'kat-waitlist-page',
  imports: [AddToWaitlistDialog, Button, EmptyState, FreedSlot, Loading, PageHeader, ProblemPanel, WaitingLine],
  templateUrl: './waitlist-page.html',
  styleUrl: './waitlist-page.css',
})
export default class WaitlistPage {
  /** Ids of a patient and a visit that somebody came here to add. */
  readonly patient = input<string>();
  readonly visit = input<string>();
  /** The freed time that somebody came here to fill. */
  readonly slotAsked = input<string | undefined>(undefined, { alias: 'slot' });
  private readonly router = inject(Router);
  protected readonly answer = httpResource<WaitlistView>(() => '/api/v1/waitlist');
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  protected readonly sending = submission();
  /** What came of the last answer. */
  protected readonly outcome = signal<string | null>(null);
  /** Said to who came for a time that is no more to be had. */
  protected readonly slotMissed = computed(() => {
    const [asked, slots] = [this.slotAsked(), this.answer.hasValue() ? this.answer.value().slots : []];
    const isMissed = asked !== undefined && this.answer.hasValue() && !slots.some(({ id }) => id === asked);
    return isMissed ? 'That time is taken again, or more than two weeks ahead.' : null;
  });
  protected readonly changing = signal<WaitlistEntryView | null>(null);
  protected readonly isAdding = linkedSignal(() => this.patient() !== undefined);

  constructor() {
    const [live, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['waitlist', 'schedule', 'message']) live.reloads(topic, this.answer, destroyRef);
  }

  protected added(view: WaitlistView): void {
    this.answer.set(view);
    this.close();
  }

  protected close(): void {
    this.isAdding.set(false);
    this.changing.set(null);
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected async remove({ id }: WaitlistEntryView, reason: RemoveFromWaitlist['reason']): Promise<void> {
    const answer = await this.sending.post<WaitlistView>(`/api/v1/waitlist/entries/${id}/removal`, { reason });
    if (answer.ok) this.answer.set(answer.value);
  }

  protected async hear({ offerId, answer: said }: { readonly offerId: string; readonly answer: OfferAnswer }): Promise<void> {
    const answer = await this.sending.post<{ state: OfferState }>(`/api/v1/waitlist/offers/${offerId}/answer`, { answer: said });
    this.outcome.set(answer.ok ? (outcomes[answer.value.state] ?? null) : null);
    this.answer.reload();
  }
}

const outcomes: Readonly<Partial<Record<OfferState, string>>> = {
  accepted: 'The visit is booked.',
  declined: 'Declined. The patient keeps their place.',
  gone: 'The time is gone: somebody was faster. The patient keeps their place.',
};
