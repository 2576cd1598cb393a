import { Component, computed, input, linkedSignal, output, viewChild } from '@angular/core';
import type { OpeningHours, SiteHoursView } from '@sojourn/domain';
import { submission } from '../../../core/submission.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { DaysThatDiffer } from './days-that-differ.js';
import { HoursField } from './hours-field.js';

interface HoursDraft {
  readonly hours: OpeningHours;
  readonly madeFrom: SiteHoursView;
}

/** When one site is open: bookings, plans and the staffed hours follow it. */
@Component({
  selector: 'kat-site-hours',
  imports: [Banner, Button, DaysThatDiffer, HoursField, ProblemPanel],
  template: `
    <form class="kat-card kat-form" novalidate [attr.aria-label]="site().name" (submit)="save($event)">
      <div>
        <h2>{{ site().name }}</h2>
        <p class="meta">On the clock of {{ site().zone }}. Visits already booked stay; the board marks those that no longer fit.</p>
      </div>
      <kat-hours-field label="Open on" [hours]="draft().hours" (hoursChange)="type($event)" />
      <kat-days-that-differ [site]="site()" [hours]="draft().hours" (hoursChange)="type($event)" />
      @if (sending.problem(); as failed) {
        <kat-problem [problem]="failed" />
      } @else if (isChanged()) {
        <kat-banner heading="Not saved yet">Bookings follow these hours once they are saved.</kat-banner>
      }
      <div class="kat-row">
        <button kat-button kind="primary" icon="save" [busy]="sending.busy()">Save the hours</button>
        @if (isChanged()) {
          <button type="button" kat-button kind="quiet" (click)="startAnew()">Show what is saved</button>
        }
      </div>
    </form>
  `,
})
export class SiteHours {
  readonly site = input.required<SiteHoursView>();
  readonly saved = output<void>();
  protected readonly sending = submission();
  // Somebody else's save may come in while this one types: what is typed stays, and saving says so.
  protected readonly draft = linkedSignal<SiteHoursView, HoursDraft>({
    source: this.site,
    computation: (site, before) => (before !== undefined && isTyped(before.value) ? before.value : { hours: site.hours, madeFrom: site }),
  });
  protected readonly isChanged = computed(() => isTyped(this.draft()));
  private readonly field = viewChild.required(HoursField);

  protected type(hours: OpeningHours): void {
    this.draft.update(({ madeFrom }) => ({ hours, madeFrom }));
  }

  protected startAnew(): void {
    this.sending.forgetProblem();
    this.draft.set({ hours: this.site().hours, madeFrom: this.site() });
    this.saved.emit();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.field().error() !== null) return;
    const { hours, madeFrom } = this.draft();
    const address = `/api/v1/sites/${madeFrom.id}/hours`;
    const answer = await this.sending.put<SiteHoursView>(address, hours, { ifMatch: `"${madeFrom.version}"` });
    if (!answer.ok) return;
    this.draft.set({ hours: answer.value.hours, madeFrom: answer.value });
    this.saved.emit();
  }
}

function isTyped({ hours, madeFrom }: HoursDraft): boolean {
  return hours !== madeFrom.hours;
}
