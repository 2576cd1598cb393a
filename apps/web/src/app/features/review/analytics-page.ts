import { DOCUMENT } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { analyticsTables, localDateAt, instantFromMs, plusDays, type AnalyticsFile, type ClinicAnalyticsView } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../core/clock.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import type { Problem } from '../../ui/problem.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { ShareBars } from '../../ui/share-bars.js';

const keptForMs = 60_000;

/** Whether the clinic is doing well: its figures as bars on one scale, each with the same rows as a table, on paper and as a file. */
@Component({
  selector: 'kat-analytics-page',
  imports: [Button, EmptyState, Loading, PageHeader, ProblemPanel, SegmentedChoice, ShareBars],
  templateUrl: './analytics-page.html',
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-12);
    }

    .meta {
      max-width: 76ch;
      color: var(--muted);
      font: var(--type-meta);
    }

    td {
      font-variant-numeric: tabular-nums lining-nums;
    }
  `,
})
export default class AnalyticsPage {
  private readonly http = inject(HttpClient);
  private readonly page = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly choices = [
    { value: 30, label: '30 days' },
    { value: 90, label: '90 days' },
    { value: 365, label: 'A year' },
  ];
  protected readonly days = signal<number | null>(90);
  private readonly range = computed(() => {
    const today = localDateAt(instantFromMs(this.clock.now()), this.signIn.zone());
    return `from=${plusDays(today, 1 - (this.days() ?? 90))}&to=${today}`;
  });
  protected readonly figures = httpResource<ClinicAnalyticsView>(() => `/api/v1/review/analytics?${this.range()}`);
  protected readonly problem = computed(() => (this.figures.error() === undefined ? null : problemOf(this.figures.error())));
  protected readonly tables = computed(() => (this.figures.hasValue() ? analyticsTables(this.figures.value()) : []));
  protected readonly isFetching = signal(false);
  protected readonly fileProblem = signal<Problem | null>(null);

  protected async fetchFile(): Promise<void> {
    this.isFetching.set(true);
    this.fileProblem.set(null);
    try {
      this.give(await firstValueFrom(this.http.get<AnalyticsFile>(`/api/v1/review/analytics/file?${this.range()}`)));
    } catch (failure) {
      this.fileProblem.set(problemOf(failure));
    }
    this.isFetching.set(false);
  }

  protected riskWords(open: number): string {
    if (open === 0) return 'No risk event holds dosing now.';
    return open === 1 ? 'One open risk event holds dosing now.' : `${open} open risk events hold dosing now.`;
  }

  protected dayWords(day: string): string {
    const form = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    return form.format(new Date(`${day}T12:00:00Z`));
  }

  protected print(): void {
    globalThis.print();
  }

  private give({ name, csv }: AnalyticsFile): void {
    const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = this.page.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), keptForMs);
  }
}
