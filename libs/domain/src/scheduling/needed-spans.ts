import type { PhaseTemplate } from '../courses/index.js';
import { ofEach } from './of-each.js';

/** What a visit can hold. A person, room or pump is booked under one of these. */
export const bookingRoles = ['therapist', 'nurse', 'prescriber', 'room', 'pump'] as const;
export type BookingRole = (typeof bookingRoles)[number];

/** A stretch of a visit that needs somebody or something, in minutes from its start. */
export interface NeededSpan {
  readonly role: BookingRole;
  readonly fromMin: number;
  readonly toMin: number;
  /** Share of one person's attention in hundredths, so that sums are exact. */
  readonly loadPercent: number;
  /** Held alone: no other booking may touch it. A nurse's attention is shared up to the whole. */
  readonly isExclusive: boolean;
}

interface Stretch {
  readonly phase: PhaseTemplate;
  readonly fromMin: number;
  readonly toMin: number;
}

/**
 * What a visit holds and for how long: each resource its own stretch, joined where nothing changes. Source: clinical reference §8.1, §8.2.
 * Example: an infusion holds the room 145 minutes, the pump 40, the nurse 70 with full and 60 with a third of her attention.
 * Odd case: clean-up belongs to the room alone, and a remote visit needs no room.
 */
export function neededSpans(phases: readonly PhaseTemplate[], isRemote = false): readonly NeededSpan[] {
  return isRemote ? neededApart(phases).filter(({ role }) => role !== 'room') : neededApart(phases);
}

// Phases are plain frozen words of a plan; planning asks for the same ones thousands of times.
const neededApart = ofEach((phases: readonly PhaseTemplate[]): readonly NeededSpan[] => {
  const stretches = stretchesOf(phases);
  const people = (['therapist', 'nurse', 'prescriber'] as const).flatMap((role) => joined(stretches.flatMap((one) => spansFor(role, one))));
  const pump = joined(
    stretches.filter(({ phase }) => phase.needsPump).map((one) => span(one, { role: 'pump', loadPercent: 100, isExclusive: true })),
  );
  const room: NeededSpan = { role: 'room', fromMin: 0, toMin: lengthOf(stretches), loadPercent: 100, isExclusive: true };
  return [...people, ...pump, room];
});

/**
 * When a prescriber must be on site, in minutes from the start; null where no phase asks for it.
 * Example: an infusion of 30, 40, 60 and 15 minutes asks for one from 0 to 130. Odd case: a gap between two such phases is covered as well.
 * Source: clinical reference §8.1, §2.7 (REMS).
 */
export function prescriberPresence(phases: readonly PhaseTemplate[]): { readonly fromMin: number; readonly toMin: number } | null {
  const asking = stretchesOf(phases).filter(({ phase }) => phase.staff.some(({ role }) => role === 'prescriber-on-site'));
  const [first] = asking;
  return first === undefined ? null : { fromMin: first.fromMin, toMin: lengthOf(asking) };
}

/** When the last of the stretches ends, in minutes from the start; without any, at once. */
function lengthOf(stretches: readonly { readonly toMin: number }[]): number {
  return Math.max(0, ...stretches.map(({ toMin }) => toMin));
}

/**
 * How long the patient is there: everything but the clean-up at the end. Example: an infusion of 145 minutes in the room is 130 for the
 * patient. Odd case: a visit without a clean-up is all the patient's. Source: clinical reference §8.1.
 */
export function patientMinutes(phases: readonly PhaseTemplate[]): number {
  return lengthOf(stretchesOf(phases).filter(({ phase }) => phase.phase !== 'clean-up'));
}

/**
 * Minutes from the start of the visit to the first dose; null where none is given.
 * Example: 30 after a check-in of half an hour. Odd case: a visit that begins with the dose is 0, not null. Source: clinical reference
 * §8.1.
 */
export function dosingStartsAfter(phases: readonly PhaseTemplate[]): number | null {
  return stretchesOf(phases).find(({ phase }) => phase.phase === 'dosing')?.fromMin ?? null;
}

/**
 * The phases with their minutes from the start, in order.
 * Example: phases of 30 and 40 minutes run from 0 to 30 and from 30 to 70.
 */
export const stretchesOf = ofEach((phases: readonly PhaseTemplate[]): readonly Stretch[] => {
  let minute = 0;
  return phases.map((phase) => {
    const fromMin = minute;
    minute += phase.minutes;
    return { phase, fromMin, toMin: minute };
  });
});

function spansFor(role: 'therapist' | 'nurse' | 'prescriber', stretch: Stretch): readonly NeededSpan[] {
  const need = stretch.phase.staff.find((staff) => staff.role === role);
  if (need === undefined) return [];
  return [span(stretch, { role, loadPercent: Math.round(need.load * 100), isExclusive: role !== 'nurse' })];
}

function span({ fromMin, toMin }: Stretch, what: Pick<NeededSpan, 'role' | 'loadPercent' | 'isExclusive'>): NeededSpan {
  return { ...what, fromMin, toMin };
}

function joined(spans: readonly NeededSpan[]): readonly NeededSpan[] {
  return spans.reduce<NeededSpan[]>((done, next) => {
    const last = done.at(-1);
    if (last === undefined || last.toMin !== next.fromMin || last.loadPercent !== next.loadPercent) return [...done, next];
    return [...done.slice(0, -1), { ...last, toMin: next.toMin }];
  }, []);
}
