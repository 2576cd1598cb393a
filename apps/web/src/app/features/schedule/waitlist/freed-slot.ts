import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, DestroyRef } from '@angular/core';
import type { FreedSlotView, OfferChannel, SlotMatchesView, WaitlistEntryView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { PhoneNumber } from '../../../ui/phone-number.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

interface Listed {
  readonly entry: WaitlistEntryView;
  readonly match: SlotMatchesView['matches'][number];
  readonly isOffered: boolean;
}

/** A time that is free again, and on asking whom it would suit, with the reasons, and why it does not suit the others. */
@Component({
  selector: 'li[katFreedSlot]',
  imports: [Button, Chip, ClinicTime, Icon, Loading, PhoneNumber, ProblemPanel],
  templateUrl: './freed-slot.html',
  styleUrl: './freed-slot.css',
})
export class FreedSlot {
  readonly slot = input.required<FreedSlotView>({ alias: 'katFreedSlot' });
  readonly entries = input.required<readonly WaitlistEntryView[]>();
  readonly offered = output<void>();
  readonly startsOpen = input(false);
  protected readonly isOpen = linkedSignal(() => this.startsOpen());
  protected readonly found = httpResource<SlotMatchesView>(() =>
    this.isOpen() ? `/api/v1/waitlist/slots/${this.slot().id}/matches` : undefined,
  );
  protected readonly problem = computed(() => (this.found.error() === undefined ? null : problemOf(this.found.error())));
  protected readonly offering = submission();
  private readonly listed = computed((): readonly Listed[] => {
    const known = new Map(this.entries().map((entry) => [entry.id, entry]));
    const matches = this.found.hasValue() ? this.found.value().matches : [];
    return matches.flatMap((match) => {
      const entry = known.get(match.entryId);
      if (entry === undefined) return [];
      const isOffered = entry.offers.some(({ slotId, state }) => slotId === this.slot().id && state === 'open');
      return [{ entry, match, isOffered }];
    });
  });
  protected readonly suited = computed(() => this.listed().filter(({ match }) => match.isMatch));
  protected readonly others = computed(() => this.listed().filter(({ match }) => !match.isMatch));

  constructor() {
    inject(LiveFeed).reloads('waitlist', this.found, inject(DestroyRef));
    effect(() => {
      if (this.problem()?.status === 409) this.offered.emit();
    });
  }

  protected async offer({ entry }: Listed, channel: OfferChannel): Promise<void> {
    const command = { id: crypto.randomUUID(), entryId: entry.id, slotId: this.slot().id };
    const answer = await this.offering.post(`/api/v1/waitlist/offers${channel === 'mail' ? '/by-mail' : ''}`, command);
    if (answer.ok) this.offered.emit();
  }
}
