import { HttpClient, httpResource } from '@angular/common/http';
import { DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
import { catchError, firstValueFrom, of } from 'rxjs';
import { lastSeen } from '../../core/last-seen.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';

/** The chart on screen, read once for its frame and its tabs. It follows the patient in the address and is gone with the frame. */
@Injectable()
export class OpenChart {
  private readonly http = inject(HttpClient);
  private readonly source = signal<() => string | null>(() => null);
  readonly patientId = computed(() => this.source()());
  private readonly chart = httpResource<PatientChartView>(() => {
    const id = this.patientId();
    return id === null ? undefined : `/api/v1/patients/${id}`;
  });
  readonly problem = computed(() => (this.chart.error() === undefined ? null : problemOf(this.chart.error())));
  private readonly seen = lastSeen(this.chart, this.patientId);
  /** What was last read of it; gone once the chart is closed to this person. */
  readonly view = computed(() => (this.problem()?.code === 'chart-closed' ? null : this.seen()));

  constructor() {
    inject(LiveFeed).reloads('patient', this.chart, inject(DestroyRef));
  }

  follow(patientId: Signal<string>): void {
    this.source.set(patientId);
  }

  reload(): void {
    this.chart.reload();
  }

  /** The chart as the server holds it now; null when it does not answer. */
  async newest(): Promise<PatientChartView | null> {
    const asked = this.http.get<PatientChartView>(`/api/v1/patients/${this.patientId()}`).pipe(catchError(() => of(null)));
    const chart = await firstValueFrom(asked);
    if (chart !== null) this.take(chart);
    return chart;
  }

  /** The server's newest answer, shown before the live feed tells of it. */
  take(chart: PatientChartView): void {
    if (chart.id === this.patientId()) this.chart.set(chart);
  }
}
