import { allow, instantFromMs, refuse, type Decision, type Instant, type MicrolitresPerHour } from '../../shared/index.js';
import {
  infusionNotStarted,
  type InfusionCourse,
  type InfusionEvent,
  type InfusionFault,
  type InfusionPhase,
  type InfusionRefused,
} from './infusion-log.js';

const faultMessages: Record<InfusionFault, string> = {
  'event-before-start': 'This happened before the infusion started. Check its time, or record the start first.',
  'already-started': 'The infusion had started already; two segments cannot overlap. Record a rate change or a resume instead.',
  'resume-without-pause': 'The infusion was not paused, so it cannot resume. Record the pause first, or a rate change.',
  'already-paused': 'The infusion was paused already. Check the times of both pauses.',
  'rate-change-while-paused': 'A paused infusion has no rate to change. Record a resume with the new rate.',
  'rate-zero-is-a-pause': 'A rate of 0 mL/h is a pause. Record a pause, so that the reason is asked for.',
  'event-after-end': 'The infusion had ended before this. Check its time, or correct the end.',
  'events-out-of-order': 'This event is earlier than the one before it, their segments would overlap. Check both times.',
};

/**
 * Folds the log into the infusion's course, in order of bedside time (events of one instant in the order given).
 * Nothing is refused here: an event that contradicts the others is left out and named in `faults`, for the record keeps every fact.
 * Source: clinical reference §2.2, §2.4 (PAUSE1, STOP1, RATE0, NEG).
 *
 * Example: start 75 mL/h, pause, resume 60 mL/h, stop gives two segments.
 * Odd case: a bolus may come before the start (a loading dose); the dosing then begins with it.
 */
export function infusionCourse(events: readonly InfusionEvent[]): InfusionCourse {
  const inTime = events
    .map((event, index) => ({ event, index }))
    .sort((one, other) => one.event.at - other.event.at || one.index - other.index);
  return inTime.reduce((course, { event, index }) => {
    const fault = faultOf(course, event);
    return fault === null ? advance(course, event) : { ...course, faults: [...course.faults, refused(fault, index)] };
  }, infusionNotStarted);
}

/**
 * The course of a log that must be free of contradictions. Refuses with every fault found, and (`events-out-of-order`) when the
 * events are not listed in the order of their times.
 * Example: a resume at 10:15 listed after a pause at 10:23 is refused twice, out of order and without a pause. Odd case: events of the same
 * moment are in order as they are listed. Source: clinical reference §2.4 (RATE0, NEG).
 */
export function decideInfusionCourse(events: readonly InfusionEvent[]): Decision<InfusionCourse, InfusionRefused> {
  const course = infusionCourse(events);
  const outOfOrder = events.flatMap((event, index) => {
    const before = events[index - 1];
    return before !== undefined && event.at < before.at ? [refused('events-out-of-order', index)] : [];
  });
  const [first, ...rest] = [...outOfOrder, ...course.faults];
  return first === undefined ? allow(course) : refuse(first, ...rest);
}

function refused(code: InfusionFault, index: number): InfusionRefused {
  return { code, index, message: faultMessages[code] };
}

const faultWhileNotStarted: Partial<Record<InfusionEvent['kind'], InfusionFault>> = {
  'rate-change': 'event-before-start',
  pause: 'event-before-start',
  resume: 'event-before-start',
  stop: 'event-before-start',
  complete: 'event-before-start',
};
const faultWhileEnded: Record<InfusionEvent['kind'], InfusionFault> = {
  start: 'event-after-end',
  'rate-change': 'event-after-end',
  pause: 'event-after-end',
  resume: 'event-after-end',
  stop: 'event-after-end',
  complete: 'event-after-end',
  bolus: 'event-after-end',
};
const faultInPhase: Record<InfusionPhase, Partial<Record<InfusionEvent['kind'], InfusionFault>>> = {
  'not-started': faultWhileNotStarted,
  running: { start: 'already-started', resume: 'resume-without-pause' },
  paused: { start: 'already-started', pause: 'already-paused', 'rate-change': 'rate-change-while-paused' },
  stopped: faultWhileEnded,
  completed: faultWhileEnded,
};

function faultOf({ phase }: InfusionCourse, event: InfusionEvent): InfusionFault | null {
  const fault = faultInPhase[phase][event.kind] ?? null;
  const isNothing = 'rate' in event && event.rate === 0;
  return isNothing && fault !== 'event-after-end' ? 'rate-zero-is-a-pause' : fault;
}

function advance(course: InfusionCourse, event: InfusionEvent): InfusionCourse {
  const startedAt = course.startedAt ?? event.at;
  switch (event.kind) {
    case 'bolus': {
      const bolus = { from: event.at, to: instantFromMs(event.at + event.durationMs), volume: event.volume };
      return { ...course, startedAt, boluses: [...course.boluses, bolus] };
    }
    case 'start':
    case 'rate-change':
      return running({ ...course, startedAt }, event.at, event.rate);
    case 'resume':
      return running(course, event.at, event.rate ?? lastRate(course));
    case 'pause':
      return { ...closed(course, event.at), phase: 'paused' };
    case 'stop':
    case 'complete':
      return { ...closed(course, event.at), phase: event.kind === 'stop' ? 'stopped' : 'completed', endedAt: event.at };
  }
}

function running(course: InfusionCourse, from: Instant, rate: MicrolitresPerHour): InfusionCourse {
  return { ...course, phase: 'running', segments: [...closed(course, from).segments, { from, to: null, rate }] };
}

/** Only the last segment can be open: the others were closed by what came after them. */
function closed(course: InfusionCourse, at: Instant): InfusionCourse {
  const last = course.segments.at(-1);
  return last?.to !== null ? course : { ...course, segments: [...course.segments.slice(0, -1), { ...last, to: at }] };
}

function lastRate(course: InfusionCourse): MicrolitresPerHour {
  return course.segments.reduce((_, segment) => segment.rate, 0 as MicrolitresPerHour);
}
