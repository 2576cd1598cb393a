import { instant, plusMinutes } from '../shared/index.js';
import { defaultReminderPolicy, dueChange, type VisitPlace } from './index.js';

const now = instant('2026-12-10T15:00:00Z');
const at = (minutes: number) => plusMinutes(now, minutes);
const day = 24 * 60;

/** A place `startsIn` minutes from now, booked so many minutes ago. */
function place(startsIn: number, bookedAgo: number, more: Partial<VisitPlace> = {}): VisitPlace {
  return { startsAt: at(startsIn), isRemote: false, bookedAt: at(-bookedAgo), isTold: false, ...more };
}
const known = place(2 * day, 20 * day, { isTold: true });
const unknown = place(2 * day, 20 * day);
const slip = place(2 * day, 7);
const told = { isTold: true };

describe('what the patient of a changed visit is told', () => {
  it.each<[string, VisitPlace[], number | null, 'settles' | null | [kind: 'moved' | 'cancelled', was: VisitPlace]]>([
    ['moved after its letter', [known, place(3 * day, 5)], null, ['moved', known]],
    ['moved before any letter: its booking was one', [unknown, place(3 * day, 5)], null, ['moved', unknown]],
    ['moved a moment ago', [known, place(3 * day, 2)], null, 'settles'],
    ['moved just long enough ago', [known, place(3 * day, 3)], null, ['moved', known]],
    ['moved twice at once', [known, place(3 * day, 6), place(4 * day, 5)], null, ['moved', known]],
    ['moved again after the letter', [known, place(3 * day, 60, told), place(4 * day, 5)], null, ['moved', place(3 * day, 60, told)]],
    ['moved again before the letter went', [known, place(3 * day, 60), place(4 * day, 5)], null, ['moved', known]],
    ['moved back before anything was told', [known, place(3 * day, 6), place(2 * day, 5)], null, null],
    ['moved back after the letter', [known, place(3 * day, 60, told), place(2 * day, 5)], null, ['moved', place(3 * day, 60, told)]],
    ['given another room or person', [known, place(2 * day, 5)], null, null],
    ['put online at the same time', [known, place(2 * day, 5, { isRemote: true })], null, ['moved', known]],
    ['moved and confirmed on the telephone', [known, place(3 * day, 5, told)], null, null],
    ['put right at once after its booking', [slip, place(3 * day, 5)], null, null],
    ['moved to a time that has begun', [known, place(0, 5)], null, null],
    ['moved two days ago', [known, place(3 * day, 48 * 60)], null, ['moved', known]],
    ['moved longer ago than that', [known, place(3 * day, 48 * 60 + 1)], null, null],
    ['called off after its letter', [known], 5, ['cancelled', known]],
    ['called off before any letter', [unknown], 5, ['cancelled', unknown]],
    ['called off a moment ago', [known], 2, 'settles'],
    ['called off right after a move', [known, place(3 * day, 6)], 5, ['cancelled', known]],
    ['called off right after its booking', [slip], 5, null],
    ['called off when it had begun', [place(0, 20 * day, told)], 5, null],
    ['called off days ago', [known], 3 * day, null],
    ['without a place', [], 5, null],
  ])('%s', (_, places, calledOffAgo, expected) => {
    const visit = { places, calledOffAt: calledOffAgo === null ? null : at(-calledOffAgo), isAnotherThen: false, isInError: false };
    const [kind, was] = Array.isArray(expected) ? expected : [expected];
    expect(dueChange(visit, defaultReminderPolicy, now)).toEqual(
      kind === null ? null : was === undefined ? { kind: 'settles' } : { kind, was },
    );
  });

  it('of one that was called off is nothing where another visit stands at that time', () => {
    expect(
      dueChange({ places: [known], calledOffAt: at(-5), isAnotherThen: true, isInError: false }, defaultReminderPolicy, now),
    ).toBeNull();
  });

  it('of one entered in error is something only where they were told of it', () => {
    const inError = (visit: VisitPlace) => ({ places: [visit], calledOffAt: at(-5), isAnotherThen: false, isInError: true });
    expect(dueChange(inError(unknown), defaultReminderPolicy, now)).toBeNull();
    expect(dueChange(inError(known), defaultReminderPolicy, now)).toEqual({ kind: 'cancelled', was: known });
  });
});
