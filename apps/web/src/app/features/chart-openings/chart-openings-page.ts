import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import type { ChartOpeningView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ReviewDialog } from './review-dialog.js';

/** Charts that were opened by a reason: who, whose, why; somebody else looks at each of them. */
@Component({
  selector: 'kat-chart-openings-page',
  imports: [Button, Chip, ClinicTime, EmptyState, Loading, PageHeader, ProblemPanel, ReviewDialog],
  templateUrl: './chart-openings-page.html',
  styleUrl: './chart-openings-page.css',
})
export default class ChartOpeningsPage {
  protected readonly openings = httpResource<ChartOpeningView[]>(() => '/api/v1/chart-openings');
  protected readonly problem = computed(() => (this.openings.error() === undefined ? null : problemOf(this.openings.error())));
  protected readonly shown = signal<ChartOpeningView | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  constructor() {
    inject(LiveFeed).reloads('chart-opening', this.openings, inject(DestroyRef));
  }

  /** The button that was pressed goes with the judgement: the list is read again from its title. */
  protected done(): void {
    this.shown.set(null);
    this.openings.reload();
    afterNextRender(() => this.host.nativeElement.querySelector('h1')?.focus(), { injector: this.injector });
  }
}
