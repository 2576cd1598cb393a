import { instantFromMs, type SessionFold } from '@sojourn/domain';
import { lineThrough, place, type Scale } from './chart-geometry.js';
import { milligramWords } from './session-words.js';

export interface DoseMarks {
  /** The bar of an infusion along the time axis, and the ramp of milligrams in it. */
  readonly bar: { readonly x: number; readonly width: number; readonly words: string } | null;
  readonly ramp: string;
  /** Times in which the pump stood still. */
  readonly pauses: readonly { readonly x: number; readonly width: number }[];
  readonly single: readonly { readonly x: number; readonly words: string; readonly glyph: 'triangle' | 'drops' }[];
}

/** What was given along the time axis: an infusion is a bar with its milligrams, an injection a triangle, a nasal dose a paired drop. */
export function doseMarks({ dosing, now }: SessionFold, x: Scale, lane: { readonly top: number; readonly bottom: number }): DoseMarks {
  const single = dosing.given
    .filter(({ form }) => dosing.infusion === null || form !== 'bolus')
    .map(({ at, doseUg, form }) => ({
      x: place(x, at),
      words: milligramWords(doseUg),
      glyph: form === 'device' || form === 'sprays' ? ('drops' as const) : ('triangle' as const),
    }));
  const { infusion } = dosing;
  const startedAt = infusion?.course.startedAt ?? null;
  if (infusion === null || startedAt === null) return { bar: null, ramp: '', pauses: [], single };
  const endAt = infusion.course.endedAt ?? instantFromMs(Math.min(now, infusion.projectedEndAt ?? now));
  const [from, to] = [place(x, startedAt), place(x, endAt)];
  const { segments } = infusion.course;
  const pauses = segments.flatMap(({ to: stopped }, index) => {
    const next = segments[index + 1]?.from ?? endAt;
    return stopped === null || next <= stopped ? [] : [{ x: place(x, stopped), width: place(x, next) - place(x, stopped) }];
  });
  const most = Math.max(infusion.bag.doseUg, 1);
  const points = dosing.curve
    .filter(({ at }) => at >= startedAt && at <= endAt)
    .map(({ at, cumulativeUg }) => ({ x: place(x, at), y: place({ from: 0, to: most, start: lane.bottom, end: lane.top }, cumulativeUg) }));
  const ramp = points.length < 2 ? '' : `${lineThrough(points)} L${to.toFixed(1)} ${lane.bottom} L${from.toFixed(1)} ${lane.bottom} Z`;
  const words = `${milligramWords(infusion.deliveredUg)} of ${milligramWords(infusion.bag.doseUg)}`;
  return { bar: { x: from, width: Math.max(2, to - from), words }, ramp, pauses, single };
}
