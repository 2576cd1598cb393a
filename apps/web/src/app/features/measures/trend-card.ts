import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import { instrumentOf, type DoseMark, type MeasureResponseView, type MeasureTrend, type PatientMeasuresView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ErrorDialog } from './error-dialog.js';
import { ItemTable } from './item-table.js';
import { howWords, scoreWords } from './measure-words.js';
import { TrendHeadline } from './trend-headline.js';
import { TrendChart } from './trend-chart.js';
import type { TrendSpan } from './trend-geometry.js';

/** One instrument of a patient: where it stands in words, how it went as a drawing, and the same as a table with every answer behind it. */
@Component({
  selector: 'kat-trend-card',
  imports: [Button, Chip, ClinicTime, ErrorDialog, ItemTable, TrendChart, TrendHeadline],
  templateUrl: './trend-card.html',
  styleUrl: './trend-card.css',
})
export class TrendCard {
  readonly patientId = input.required<string>();
  readonly trend = input.required<MeasureTrend>();
  readonly span = input.required<TrendSpan>();
  readonly doses = input.required<readonly DoseMark[]>();
  readonly moment = model<number | null>(null);
  readonly changed = output<PatientMeasuresView>();
  private readonly signIn = inject(SignInState);
  protected readonly wrong = signal<MeasureResponseView | null>(null);
  protected readonly definition = computed(() => instrumentOf(this.trend().instrumentId));
  protected readonly newestFirst = computed(() => this.trend().responses.toReversed());
  protected readonly hasTotals = computed(() => this.trend().responses.some(({ score }) => score.total !== null));
  protected readonly mayRecord = computed(() => this.signIn.may('measures.record'));
  protected readonly scoreWords = scoreWords;
  protected readonly howWords = howWords;

  protected take(changed: PatientMeasuresView): void {
    this.wrong.set(null);
    this.changed.emit(changed);
  }
}
