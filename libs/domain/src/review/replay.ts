import { entriesUntil, foldSession, type SessionFold, type TimelineMark } from '../dosing-sessions/index.js';
import type { DosingSessionView } from '../dosing-sessions/index.js';
import { elapsedMinutes, instantFromMs, plusMinutes, type Instant } from '../shared/index.js';

/** Everything the log has for one instant. */
export interface ReplayMoment {
  readonly at: Instant;
  readonly marks: readonly TimelineMark[];
}

export type ReplayStep = 'next-entry' | 'previous-entry' | 'minute-on' | 'minute-back' | 'first' | 'last';

/** One line of a replay: a mark with what the log says about how it came to stand there. */
export interface ReplayLine {
  readonly mark: TimelineMark;
  /** Whole minutes since the first dose, negative before; null while nothing was given. */
  readonly minutesFromDose: number | null;
  /** Null for the raising of an alert, which nobody writes. */
  readonly authorId: string | null;
  /** When it was typed, where that was long after it happened; null else. */
  readonly writtenAt: Instant | null;
  /** Why it was corrected or struck, or why it corrects something; null where nobody said so. */
  readonly reason: string | null;
  readonly isCorrection: boolean;
}

/**
 * The moments a replay stops at, in order; all marks of one instant are one moment. Source: architecture §2 (replay), design system §7.
 *
 * Example: blood pressure and sedation of 10:23 are one stop. Odd case: a log without entries has none.
 */
export function replayMoments(timeline: readonly TimelineMark[]): readonly ReplayMoment[] {
  const found = new Map<Instant, TimelineMark[]>();
  for (const mark of timeline) {
    const marks = found.get(mark.at);
    if (marks === undefined) found.set(mark.at, [mark]);
    else marks.push(mark);
  }
  return [...found].map(([at, marks]) => ({ at, marks })).sort((one, other) => one.at - other.at);
}

/**
 * The session as its log tells it up to a moment of bedside time: nothing of what came later is in it. Source: architecture §2.
 *
 * Example: the golden infusion at 10:23 is dosing, and its one alert is open. Odd case: a value that was corrected later stands as written
 * until the moment its correction belongs to; both usually share one bedside time and then both are seen.
 */
export function replayFold({ session, entries, policy }: ReplayedSession, at: Instant): SessionFold {
  return foldSession(session, entriesUntil(entries, at), policy, at);
}

export type ReplayedSession = Pick<DosingSessionView, 'session' | 'entries' | 'policy'>;

/**
 * Where a step of the cursor leads, kept between the first entry and the last. Source: architecture §2 (replay).
 *
 * Example: from 10:22, the next entry is 10:23 and a minute back is 10:21. Odd case: without entries the cursor stays where it is.
 */
export function replayStep(moments: readonly ReplayMoment[], at: Instant, step: ReplayStep): Instant {
  const [first, last] = [moments[0]?.at, moments.at(-1)?.at];
  if (first === undefined || last === undefined) return at;
  const wanted: Record<ReplayStep, Instant> = {
    'next-entry': moments.find((moment) => moment.at > at)?.at ?? last,
    'previous-entry': moments.findLast((moment) => moment.at < at)?.at ?? first,
    'minute-on': plusMinutes(at, 1),
    'minute-back': plusMinutes(at, -1),
    first,
    last,
  };
  return instantFromMs(Math.min(last, Math.max(first, wanted[step])));
}

/**
 * What stands in the log of a fold, line by line, with who wrote it, when it was typed if that was late, and why it was put right.
 * Source: clinical reference §3.1 (never overwrite), §3.2.
 *
 * Example: 164/98, corrected with "cuff slipped", and 146/98, a correction. Odd case: the raising of an alert has no author.
 */
export function replayLines({ timeline, situation: { log }, dosing }: SessionFold): readonly ReplayLine[] {
  const entries = new Map(log.all.map((arranged) => [arranged.entry.id, arranged]));
  const struckBy = new Map(
    log.all.flatMap(({ entry }) => (entry.kind === 'entered-in-error' ? [[entry.amendsId, entry.details.reason]] : [])),
  );
  return timeline.map((mark): ReplayLine => {
    const minutesFromDose = dosing.firstDoseAt === null ? null : Math.floor(elapsedMinutes(dosing.firstDoseAt, mark.at));
    const arranged = entries.get(mark.entryId);
    if (arranged === undefined || mark.kind === 'alert-raised') return { ...unwritten, mark, minutesFromDose };
    const { entry, replacedById } = arranged;
    return {
      ...{ mark, minutesFromDose, authorId: entry.authorId },
      writtenAt: mark.isLateEntry ? instantFromMs(Date.parse(entry.recordedAt)) : null,
      reason: [struckBy.get(entry.id), entries.get(replacedById ?? '')?.entry.amendReason, entry.amendReason].find(isSaid) ?? null,
      isCorrection: entry.amendsId !== null && entry.kind !== 'entered-in-error',
    };
  });
}

const unwritten = { authorId: null, writtenAt: null, reason: null, isCorrection: false } as const;

function isSaid(words: string | undefined): words is string {
  return words !== undefined;
}
