import { instrumentOf } from '../outcome-measures/index.js';
import { visitTypeWords } from '../scheduling/index.js';
import { productWords } from '../shared/index.js';
import { barOf, cellsOf, ratesTable, type AnalyticsTable } from './analytics-bars.js';
import type { AlertFigures, ClinicAnalyticsView, OutcomeFigures, RouteFigures, UseFigures, VisitFigures } from './analytics-view.js';
import { rateOf, type Rate } from './wilson.js';

/**
 * The clinic's figures as tables with the bars that draw them: what the page shows, the file holds and the printer prints is the same.
 * Percentages are to one place. Source: clinical reference §9.2; design system §7 (a table follows every chart).
 *
 * Example: 2 of 8 late starts is a row "Ketamine, infusion, 8, 2, 25" and a bar from nought to 25 with its interval.
 * Odd case: a withheld group has empty cells and the word "withheld", never a nought.
 */
export function analyticsTables(view: ClinicAnalyticsView): AnalyticsTable[] {
  const { policy } = view;
  return [
    routesTable(view.routes),
    startsTable(view.routes, policy.lateAfterMin),
    vitalsTable(view.routes),
    alertsTable(view.alerts),
    visitsTable(view.visits),
    useTable(view.use),
    {
      ...ratesTable('induction', `Induction completed within ${policy.inductionWithinDays} days`, view.induction),
      note: `From the first dose to the review. Courses whose ${policy.inductionWithinDays} days are not over are not counted.`,
    },
    ...view.outcomes.flatMap(outcomeTables),
  ];
}

function routesTable(routes: readonly RouteFigures[]): AnalyticsTable {
  const all = routes.reduce((sum, { sessions }) => sum + sessions, 0);
  return {
    ...{ id: 'sessions', title: 'Sessions by route', note: `${all} sessions that have ended or are a day old.` },
    columns: [
      'Route',
      'Sessions',
      'Stopped early',
      'Not given',
      'Pauses',
      'Adverse events',
      'Limits set aside',
      'Wastes',
      'Median minutes here',
    ],
    rows: routes.map((one) => [
      ...[productWords[one.product], one.sessions, one.stoppedEarly, one.notGiven, one.pauses],
      ...[one.adverseEvents, one.overrides, one.wastes, one.medianChairMin],
    ]),
    barsOf: 'of all sessions',
    bars: routes.map(({ product, sessions }) => barOf(productWords[product], plainRate(sessions, all))),
  };
}

function startsTable(routes: readonly RouteFigures[], lateAfterMin: number): AnalyticsTable {
  return {
    ...{ id: 'late-starts', title: 'Late starts' },
    note: `Begun more than ${lateAfterMin} minutes after the planned start. Sessions whose start nobody recorded are not counted.`,
    columns: ['Route', 'Starts known', 'Late', 'Per cent', 'From', 'To'],
    rows: routes.map(({ product, startsKnown, lateStarts }) => [productWords[product], ...cellsOf(rateOf(lateStarts, startsKnown))]),
    barsOf: 'of the starts known',
    bars: routes.map(({ product, startsKnown, lateStarts }) => barOf(productWords[product], rateOf(lateStarts, startsKnown))),
  };
}

function vitalsTable(routes: readonly RouteFigures[]): AnalyticsTable {
  return {
    ...{
      id: 'missed-vitals',
      title: 'Missed vital signs',
      note: 'Sets of vital signs that were due and that nobody took, and those taken late.',
    },
    columns: ['Route', 'Due', 'Missed', 'Per cent missed', 'From', 'To', 'Taken late'],
    rows: routes.map((one) => [productWords[one.product], ...cellsOf(rateOf(one.vitalsMissed, one.vitalsDue)), one.vitalsLate]),
    barsOf: 'of those due',
    bars: routes.map((one) => barOf(productWords[one.product], rateOf(one.vitalsMissed, one.vitalsDue))),
  };
}

function alertsTable(alerts: readonly AlertFigures[]): AnalyticsTable {
  return {
    ...{
      id: 'alerts',
      title: 'Alerts and how they were answered',
      note: 'Minutes from the reading; the slowest level of an alert counts.',
    },
    columns: [
      'Tier',
      'Alerts',
      'Nobody acknowledged',
      'Not resolved',
      'Median minutes to acknowledge',
      'Slowest',
      'Median minutes until the prescriber knew',
    ],
    rows: alerts.map((one) => [
      ...[one.tier === 'red' ? 'Red' : 'Yellow', one.alerts, one.unanswered, one.unresolved],
      ...[one.medianAcknowledgedMin, one.slowestAcknowledgedMin, one.medianInformedMin],
    ]),
    barsOf: null,
    bars: [],
  };
}

function visitsTable(visits: readonly VisitFigures[]): AnalyticsTable {
  const words: Readonly<Record<string, string>> = visitTypeWords;
  const decided = ({ attended, noShows }: VisitFigures) => rateOf(noShows, attended + noShows);
  return {
    ...{ id: 'no-shows', title: 'No-shows' },
    note: 'Of visits somebody came to or did not. Visits without an outcome are open; nobody has said what became of them.',
    columns: ['Visit', 'Attended or not', 'No-shows', 'Per cent', 'From', 'To', 'Cancelled late', 'Cancelled', 'Open'],
    rows: visits.map((one) => [
      words[one.visitType] ?? one.visitType,
      ...cellsOf(decided(one)),
      one.cancelledLate,
      one.cancelled,
      one.open,
    ]),
    barsOf: 'of the visits decided',
    bars: visits.map((one) => barOf(words[one.visitType] ?? one.visitType, decided(one))),
  };
}

function useTable(use: readonly UseFigures[]): AnalyticsTable {
  const words = { staff: 'Staff', room: 'Room', pump: 'Pump' };
  const share = ({ bookedMin, openMin }: UseFigures) => (openMin === 0 ? null : Math.round((bookedMin / openMin) * 1_000) / 10);
  return {
    ...{ id: 'use', title: 'Use of rooms and staff' },
    note: 'Hours booked of the hours in which the schedule could hold them; a person who looks after three at once is booked a third for each.',
    columns: ['Kind', 'Name', 'Hours booked', 'Hours open', 'Per cent'],
    rows: use.map((one) => [words[one.kind], one.name, hours(one.bookedMin), hours(one.openMin), share(one)]),
    barsOf: 'of the hours open',
    bars: use.map((one) => ({ label: one.name, percent: share(one), from: null, to: null, words: useWords(share(one)) })),
  };
}

function outcomeTables({ instrumentId, response, remission, withoutLaterScore }: OutcomeFigures): AnalyticsTable[] {
  const name = instrumentOf(instrumentId)?.name ?? instrumentId;
  const missing = withoutLaterScore === 1 ? '1 course has' : `${withoutLaterScore} courses have`;
  const note = `By protocol, last complete score against the frozen baseline, with the 95 % interval after Wilson. ${missing} no later score and count in no share.`;
  return [
    { ...ratesTable(`response-${instrumentId}`, `Response, ${name}`, response), note },
    ...(remission.length === 0 ? [] : [{ ...ratesTable(`remission-${instrumentId}`, `Remission, ${name}`, remission), note }]),
  ];
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
const useWords = (percent: number | null): string => (percent === null ? 'never open in these days' : `${percent} %`);
const plainRate = (part: number, all: number): Rate => ({ ...rateOf(part, all), from: null, to: null });
