import { analyticsTables } from './analytics-tables.js';
import type { ClinicAnalyticsView } from './analytics-view.js';
import { csvOf, type CsvCell } from './csv.js';

/** The figures as a file to keep: its name says which days and no clinic. */
export interface AnalyticsFile {
  readonly name: string;
  readonly csv: string;
}

/**
 * Every table of the figures below another in one file, each under its title and its note. Source: clinical reference §9.2.
 *
 * Example: `clinic-figures-2026-01-01-2026-12-31.csv`, beginning with the days it is about.
 * Odd case: a name that begins like a formula is text in the spreadsheet and runs nothing.
 */
export function analyticsFile(view: ClinicAnalyticsView): AnalyticsFile {
  const blocks = analyticsTables(view).flatMap(({ title, note, columns, rows }): CsvCell[][] => [
    [],
    [title],
    [note],
    [...columns],
    ...rows.map((row) => [...row]),
  ]);
  return { name: `clinic-figures-${view.from}-${view.to}.csv`, csv: csvOf([['Clinic figures', view.from, view.to, view.zone], ...blocks]) };
}
