import { instant } from '../shared/index.js';
import { leftAlready, type AppointmentState } from './index.js';

const at = (state: AppointmentState) => ({ startsAt: instant('2026-12-02T13:30:00Z'), zone: 'America/New_York', state });
const saying = (...[state, standsNow]: Parameters<typeof leftAlready>) => leftAlready(state, standsNow).map(({ message }) => message);

describe('a visit that somebody wants to move', () => {
  it.each(['requested', 'waitlisted', 'held', 'booked', 'confirmed'] as const)('is still in its place while it is %s', (state) => {
    expect(leftAlready(state, null)).toEqual([]);
  });

  it.each(['arrived', 'checked-in', 'in-progress', 'completed'] as const)('has begun once it is %s, and stays', (state) => {
    expect(saying(state, null)).toEqual(['The patient has arrived. A visit that has begun is not moved.']);
  });

  it.each(['booked', 'confirmed', 'arrived', 'completed'] as const)(
    'is named with its new time where another has moved it (%s there)',
    (state) => {
      expect(saying('cancelled-clinic', at(state))).toEqual([
        'Somebody else has moved this visit: it stands on Wednesday, 2 December 2026 at 08:30 now.',
      ]);
    },
  );

  it.each([null, at('cancelled-patient'), at('no-show'), at('entered-in-error')])(
    'is called off where it stands nowhere (%#)',
    (standsNow) => {
      expect(saying('cancelled-patient', standsNow)).toEqual(['This visit has been called off meanwhile. It holds no place any more.']);
    },
  );
});
