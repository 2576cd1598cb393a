import { instantFromMs, type Infusion, type SessionFold } from '@sojourn/domain';
import { lineThrough, place, type Scale } from './chart-geometry.js';
import { milligramWords } from '../session-words.js';

export interface DoseMarks {
  /** The bar of an infusion along the time axis, and the ramp of milligrams in it. */
  readonly bar: { readonly x: number; readonly width: number; readonly words: string } | null;
  readonly ramp: string;
  /** Times in which the pump stood still. */
  readonly pauses: readonly { readonly x: number; readonly width: number }[];
  readonly single: readonly { readonly x: number; readonly words: string; readonly glyph: 'triangle' | 'drops' }[];
}

/** What was given along the time axis: an infusion is a bar with its milligrams, an injection a triangle, a nasal dose a paired drop. */
export function doseMarks(fold: SessionFold, x: Scale, lane: Lane): DoseMarks {
  const { infusion, given } = fold.dosing;
  const single = given
    .filter(({ form }) => infusion === null || form !== 'bolus')
    .map(({ at, doseUg, form }) => ({
      x: place(x, at),
      words: milligramWords(doseUg),
      glyph: form === 'device' || form === 'sprays' ? ('drops' as const) : ('triangle' as const),
    }));
  return { ...(infusion === null ? notInfused : infusionMarks(fold, infusion, x, lane)), single };
}

interface Lane {
  readonly top: number;
  readonly bottom: number;
}

const notInfused = { bar: null, ramp: '', pauses: [] } as const;

function infusionMarks({ dosing, now }: SessionFold, infusion: Infusion, x: Scale, lane: Lane): Omit<DoseMarks, 'single'> {
  const { startedAt, endedAt } = infusion.course;
  if (startedAt === null) return notInfused;
  const endAt = endedAt ?? instantFromMs(Math.min(now, infusion.projectedEndAt ?? now));
  const [from, to] = [place(x, startedAt), place(x, endAt)];
  const curve = dosing.curve.filter(({ at }) => at >= startedAt && at <= endAt);
  return {
    bar: { x: from, width: Math.max(2, to - from), words: amountWords(infusion) },
    ramp: infusion.bag === null ? '' : rampOf(curve, infusion.bag.doseUg, x, lane),
    pauses: pausesOf(infusion, endAt, x),
  };
}

function amountWords({ bag, deliveredUg }: Infusion): string {
  return bag === null || deliveredUg === null ? 'amount not known' : `${milligramWords(deliveredUg)} of ${milligramWords(bag.doseUg)}`;
}

function rampOf(curve: SessionFold['dosing']['curve'], bagUg: number, x: Scale, { top, bottom }: Lane): string {
  const points = curve.map(({ at, cumulativeUg }) => ({
    x: place(x, at),
    y: place({ from: 0, to: Math.max(bagUg, 1), start: bottom, end: top }, cumulativeUg),
  }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return '';
  return `${lineThrough(points)} L${last.x.toFixed(1)} ${bottom} L${first.x.toFixed(1)} ${bottom} Z`;
}

function pausesOf({ course }: Infusion, endAt: number, x: Scale): DoseMarks['pauses'] {
  return course.segments.flatMap(({ to: stopped }, index) => {
    const next = course.segments[index + 1]?.from ?? endAt;
    return stopped === null || next <= stopped ? [] : [{ x: place(x, stopped), width: place(x, next) - place(x, stopped) }];
  });
}
