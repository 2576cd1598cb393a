import { instantFromMs, localTimeAt, type FlowsheetRow, type SessionFold, type VitalSign } from '@sojourn/domain';
import type { Paper, Pen } from '../../../platform/paper/paper.js';

interface Lane {
  readonly words: string;
  readonly signs: readonly VitalSign[];
  readonly top: number;
  readonly height: number;
  /** What the lane shows where nothing lies outside of it. */
  readonly from: number;
  readonly to: number;
}

const labelWidth = 64;
const lanes: readonly Lane[] = [
  { words: 'BP mmHg', signs: ['systolicMmHg', 'diastolicMmHg'], top: 0, height: 96, from: 60, to: 180 },
  { words: 'HR /min', signs: ['heartRatePerMin'], top: 104, height: 44, from: 50, to: 120 },
  { words: 'SpO2 %', signs: ['spo2Percent'], top: 156, height: 44, from: 90, to: 100 },
];
const doseTop = 208;
const doseHeight = 16;
const axisTop = 232;
const chartHeight = 250;
const minuteMs = 60_000;
const tickMs = 15 * minuteMs;

interface Span {
  readonly from: number;
  readonly to: number;
}
type Place = (at: number) => number;

/** The session's chart drawn as lines: a value that was not taken leaves a gap, never a bridge. Doses stand below on the same hours. */
export function writeChart(paper: Paper, fold: SessionFold, zone: string): void {
  const span = chartSpan(fold);
  if (span === null) {
    paper.line('Nothing was measured and nothing was given.');
    paper.space(10);
    return;
  }
  paper.drawing(chartHeight, (pen) => {
    const x: Place = (at) => labelWidth + ((at - span.from) / (span.to - span.from)) * (pen.width - labelWidth);
    for (const lane of lanes) drawLane(pen, lane, fold, x);
    drawDoses(pen, fold, x);
    drawHours(pen, { span, zone }, x);
  });
  paper.space(10);
}

function chartSpan({ flowsheet, dosing }: SessionFold): Span | null {
  const ends = dosing.endedAt === null ? [] : [dosing.endedAt];
  const times: number[] = [...flowsheet.map(({ at }) => at), ...dosing.doseTimes, ...ends];
  if (times.length === 0) return null;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return { from: first - 5 * minuteMs, to: Math.max(last + 5 * minuteMs, first + 60 * minuteMs) };
}

function drawLane(pen: Pen, lane: Lane, { flowsheet }: SessionFold, x: Place): void {
  const values = flowsheet.flatMap(({ signs }) => lane.signs.flatMap((sign) => signs[sign] ?? []));
  const [low, high] = [Math.min(lane.from, ...values), Math.max(lane.to, ...values)];
  const y = (value: number): number => lane.top + lane.height * (1 - (value - low) / (high - low));
  pen.path(`M${labelWidth} ${lane.top} H${pen.width} V${lane.top + lane.height} H${labelWidth} Z`, { colour: '#999', width: 0.5 });
  pen.label(lane.words, 0, lane.top + lane.height / 2 - 5);
  pen.label(String(high), labelWidth - 22, lane.top - 1);
  pen.label(String(low), labelWidth - 22, lane.top + lane.height - 9);
  for (const sign of lane.signs) {
    const runs = runsOf(flowsheet, sign).map((run) => run.map(({ at, value }) => ({ x: x(at), y: y(value) })));
    for (const run of runs) {
      pen.path(run.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' '), { colour: '#000', width: 0.8 });
      for (const point of run) pen.path(markOf(sign, point), { colour: '#000', width: 0.8 });
    }
  }
}

/**
 * The values of a sign that follow each other without a row in which it was left out. Example: 120, not taken, 118 are two runs. Odd case: a row
 * that charted no sign at all, as a sedation score alone, is not a gap.
 */
export function runsOf(rows: readonly FlowsheetRow[], sign: VitalSign): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  for (const { at, signs } of rows) {
    const value = signs[sign];
    if (value !== undefined) runs.at(-1)?.push({ at, value });
    else if (Object.keys(signs).length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Systolic points down, diastolic up, saturation is a square, heart rate a small cross: told apart without colour. */
function markOf(sign: VitalSign, { x, y }: Point): string {
  if (sign === 'systolicMmHg') return `M${x - 3} ${y - 4} L${x} ${y} L${x + 3} ${y - 4}`;
  if (sign === 'diastolicMmHg') return `M${x - 3} ${y + 4} L${x} ${y} L${x + 3} ${y + 4}`;
  if (sign === 'spo2Percent') return `M${x - 2} ${y - 2} h4 v4 h-4 Z`;
  return `M${x - 2} ${y - 2} L${x + 2} ${y + 2} M${x - 2} ${y + 2} L${x + 2} ${y - 2}`;
}

const mg = (doseUg: number): string => `${Number((doseUg / 1_000).toFixed(2))} mg`;

function drawDoses(pen: Pen, { dosing, now }: SessionFold, x: Place): void {
  pen.label('Dose', 0, doseTop + 3);
  const base = doseTop + doseHeight;
  for (const { from, to } of dosing.infusion?.course.segments ?? []) {
    const [start, end] = [x(from), x(to ?? now)];
    pen.path(`M${start} ${doseTop + 6} H${Math.min(end, pen.width)} V${base} H${start} Z`, { colour: '#000', width: 0.5, fill: '#bbb' });
  }
  for (const { at, doseUg } of dosing.given) {
    pen.path(`M${x(at) - 4} ${base} L${x(at)} ${doseTop + 6} L${x(at) + 4} ${base} Z`, { colour: '#000', width: 0.5, fill: '#000' });
    pen.label(mg(doseUg), x(at) + 6, doseTop + 5);
  }
}

function drawHours(pen: Pen, { span, zone }: { readonly span: Span; readonly zone: string }, x: Place): void {
  const step = span.to - span.from > 16 * tickMs ? 2 * tickMs : tickMs;
  for (let at = Math.ceil(span.from / step) * step; at <= span.to; at += step) {
    pen.path(`M${x(at)} 0 V${axisTop}`, { colour: '#ccc', width: 0.3 });
    pen.label(localTimeAt(instantFromMs(at), zone), x(at) - 11, axisTop + 2);
  }
}
