import { httpResource } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject, output, signal } from '@angular/core';
import type { CalendarFeedMade, CalendarFeedView } from '@sojourn/domain';
import { ClinicTime } from '../core/clinic-time.js';
import { problemOf } from '../core/problem-presenter.js';
import { submission } from '../core/submission.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Loading } from '../ui/loading.js';
import { ProblemPanel } from '../ui/problem-panel.js';

const path = '/api/v1/calendar-feed';

/** One's own visits in a calendar outside: its secret address is told once, replaced by another, or ended. */
@Component({
  selector: 'kat-calendar-dialog',
  imports: [Banner, Button, ClinicTime, Dialog, Loading, ProblemPanel],
  templateUrl: './calendar-dialog.html',
  styles: `
    .steps {
      display: grid;
      gap: var(--space-16);
    }

    code {
      padding: var(--space-12) var(--space-16);
      border-radius: var(--radius-card);
      background: var(--sunken);
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class CalendarDialog {
  readonly closed = output<void>();
  private readonly document = inject(DOCUMENT);
  protected readonly feed = httpResource<CalendarFeedView>(() => path);
  protected readonly problem = computed(() => (this.feed.error() === undefined ? null : problemOf(this.feed.error())));
  protected readonly sending = submission();
  protected readonly address = signal<string | null>(null);
  protected readonly said = signal('');

  protected async make(): Promise<void> {
    const answer = await this.sending.post<CalendarFeedMade>(path);
    if (!answer.ok) return;
    const { address, ...feed } = answer.value;
    this.said.set('');
    this.address.set(address);
    this.feed.set(feed);
  }

  protected async end(): Promise<void> {
    const answer = await this.sending.delete<CalendarFeedView>(path);
    if (!answer.ok) return;
    this.address.set(null);
    this.feed.set(answer.value);
  }

  protected async copy(address: string): Promise<void> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(address);
      this.said.set('Copied.');
    } catch {
      // A browser may refuse the clipboard: the address stands on the screen and can be marked.
      this.said.set('This browser does not let us copy. Mark the address and copy it yourself.');
    }
  }
}
