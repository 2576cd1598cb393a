import { TestBed } from '@angular/core/testing';
import { BoardMove } from './board-move.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

describe('a visit in the hand', () => {
  it('is let go when somebody else changes it, and whose it was is said until the next one is lifted', () => {
    const move = TestBed.runInInjectionContext(() => new BoardMove());
    const day = aScheduleDay();
    const [alex, bea] = [day.appointments[0]!, day.appointments[1]!];
    move.follow([day]);
    move.lift(alex);
    move.shiftBy(5);
    move.follow([day]);
    expect([move.visit()?.appointment.id, move.takenFrom()]).toEqual(['a', null]);
    move.follow([{ ...day, appointments: [{ ...alex, version: 2 }, bea] }]);
    expect([move.visit(), move.takenFrom()]).toEqual([null, 'Alex Morgan']);
    move.lift(bea);
    expect(move.takenFrom()).toBeNull();
  });
});
