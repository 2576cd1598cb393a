import { Component, computed, input } from '@angular/core';
import { instrumentOf, latestScored, latestSuicideAnswer, type MeasureTrend } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import {
  baselineWords,
  changeTone,
  changeWords,
  distanceWords,
  findingWords,
  formulaRows,
  scoreWords,
  suicideWords,
  totalWords,
} from './measure-words.js';

/** Where one instrument of a patient stands, in words. Beside a positive answer about suicide none of them reassures. */
@Component({
  selector: 'kat-trend-headline',
  imports: [Chip, ClinicTime],
  templateUrl: './trend-headline.html',
  styleUrl: './trend-headline.css',
})
export class TrendHeadline {
  readonly trend = input.required<MeasureTrend>();
  protected readonly definition = computed(() => instrumentOf(this.trend().instrumentId));
  protected readonly latest = computed(() => latestScored(this.trend().responses));
  /** A positive answer about suicide that stands beside the headline. */
  protected readonly cry = computed(() => latestSuicideAnswer(this.trend().responses));
  protected readonly baselineWords = baselineWords;
  protected readonly changeTone = changeTone;
  protected readonly changeWords = changeWords;
  protected readonly distanceWords = distanceWords;
  protected readonly findingWords = findingWords;
  protected readonly formulaRows = formulaRows;
  protected readonly scoreWords = scoreWords;
  protected readonly suicideWords = suicideWords;
  protected readonly totalWords = totalWords;
}
