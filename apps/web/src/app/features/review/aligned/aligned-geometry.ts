import type { GlanceWithAnswers } from '@sojourn/domain';
import { place, type Scale } from '../../../ui/session-chart/chart-geometry.js';

/** The units of one small drawing; the page scales it to its column. Pressure above, saturation beneath, doses at the foot. */
export const small = { width: 300, height: 190, left: 34, right: 290 } as const;
const pressure = { from: 40, to: 200, start: 108, end: 10 } as const;
const saturation = { from: 85, to: 100, start: 152, end: 118 } as const;

export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** One span for every session, from the earliest value to the latest; minute nought, the first dose, is always in it. */
export function sharedSpan(sessions: readonly GlanceWithAnswers[]): MinuteSpan {
  const minutes = sessions.flatMap(minutesOf);
  return { from: Math.min(0, ...minutes), to: Math.max(30, ...minutes) };
}

/** The minutes at which a session has something to read, in order. */
export function minutesOf({ pressures, saturations, doses, peakDissociation }: GlanceWithAnswers): number[] {
  const all = [...pressures, ...saturations, ...doses].map(({ minute }) => minute);
  return [...new Set(peakDissociation === null ? all : [...all, peakDissociation.minute])].sort((one, other) => one - other);
}

export function minuteScale(span: MinuteSpan): Scale {
  return { ...span, start: small.left, end: small.right };
}

/** A tick each half hour, or each hour where the span is long. */
export function minuteTicks(span: MinuteSpan): { readonly minute: number; readonly x: number }[] {
  const every = span.to - span.from > 180 ? 60 : 30;
  const first = Math.ceil(span.from / every);
  return Array.from({ length: Math.floor(span.to / every) - first + 1 }, (_, index) => {
    const minute = (first + index) * every;
    return { minute, x: place(minuteScale(span), minute) };
  });
}

/** What is drawn of one session, each point by itself: nothing is joined over what was not measured. */
export function drawingOf({ pressures, saturations, doses, peakDissociation }: GlanceWithAnswers, span: MinuteSpan) {
  const x = minuteScale(span);
  return {
    pressures: pressures.map(({ minute, systolicMmHg, diastolicMmHg }) => ({
      x: place(x, minute),
      top: place(pressure, systolicMmHg),
      low: place(pressure, diastolicMmHg),
    })),
    saturations: saturations.map(({ minute, spo2Percent }) => ({ x: place(x, minute), y: place(saturation, spo2Percent) })),
    doses: doses.map(({ minute, untilMinute }) => {
      const from = place(x, minute);
      return { x: from, width: place(x, untilMinute ?? span.to) - from, isSingle: untilMinute === minute };
    }),
    dissociation: peakDissociation === null ? null : place(x, peakDissociation.minute),
  };
}

/** The values named on the scales, of pressure and of saturation. */
export const levelTicks = [
  ...[80, 120, 160].map((value) => ({ value, y: place(pressure, value) })),
  ...[90, 100].map((value) => ({ value, y: place(saturation, value) })),
];

/** What a session has at a minute of the shared crosshair, or that nothing was measured there. */
export function wordsAt({ pressures, saturations, doses, peakDissociation }: GlanceWithAnswers, minute: number): string {
  const at = <T extends { readonly minute: number }>(list: readonly T[]) => list.find((one) => one.minute === minute);
  const [read, oxygen, dose] = [at(pressures), at(saturations), at(doses)];
  const said = [
    ...(read === undefined ? [] : [`${read.systolicMmHg}/${read.diastolicMmHg} mmHg`]),
    ...(oxygen === undefined ? [] : [`SpO₂ ${oxygen.spo2Percent} %`]),
    ...(dose === undefined ? [] : [dose.untilMinute === minute ? 'dose' : 'infusion begins']),
    ...(peakDissociation?.minute === minute ? [`dissociation ${peakDissociation.words}`] : []),
  ];
  return said.length === 0 ? 'nothing measured' : said.join(', ');
}
