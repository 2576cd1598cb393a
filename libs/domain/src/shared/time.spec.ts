import fc from 'fast-check';
import { dateOfDayNumber, dayNumber, daysInMonth } from './calendar.js';
import { elapsedMinutes, elapsedMs, instant, instantFromMs, instantText, parseInstant, plusMinutes } from './instant.js';
import { daysBetween, localDate, parseLocalDate, plusDays, weekdayOf, weekOf } from './local-date.js';
import { instantAtLocalTime, isKnownZone, localDateAt, localTimeAt } from './local-time.js';

const newYork = 'America/New_York';

describe('instants', () => {
  it.each([
    ['2026-11-17T15:05:00Z', '2026-11-17T15:05:00.000Z'],
    ['2026-11-17T10:05:00-05:00', '2026-11-17T15:05:00.000Z'],
    ['2026-11-17T10:05-05:00', '2026-11-17T15:05:00.000Z'],
    ['2026-11-17T20:35:00.12+05:30', '2026-11-17T15:05:00.120Z'],
    ['2026-11-17T15:05:00.123456789Z', '2026-11-17T15:05:00.123Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (given, text) => expect(instantText(instant(given))).toBe(text));

  it.each([
    '2026-11-17T15:05:00', // whose clock?
    '2026-11-17',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-17T24:00:00Z',
    '2026-11-17T10:60:00Z',
    '2026-11-17T10:00:60Z',
    '2026-11-17T10:00:00+15:00',
    '2026-11-17T10:00:00+05:60',
    'yesterday',
    '',
    null,
    1_763_391_900_000,
  ])('refuses %p', (given) => expect(parseInstant(given)).toMatchObject({ allowed: false, refusals: [{ code: 'not-an-instant' }] }));

  it('are written and read back the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
        (ms) => instant(instantText(instantFromMs(ms))) === ms,
      ),
    );
  });

  it('count elapsed time, not the clock on the wall', () => {
    // 00:30 EDT is 04:30Z and 02:30 EST is 07:30Z on 2026-11-01: three hours, although the clock moved two
    const started = instantAtLocalTime(localDate('2026-11-01'), '00:30', newYork);
    const ended = instantAtLocalTime(localDate('2026-11-01'), '02:30', newYork);
    expect(elapsedMinutes(started, ended)).toBe(180);
    expect(elapsedMs(ended, started)).toBe(-10_800_000);
    expect(instantText(plusMinutes(started, 0.5))).toBe('2026-11-01T04:30:30.000Z');
  });

  it('from our own code are whole and real', () => {
    expect(() => instant('soon')).toThrow(RangeError);
    expect(() => instantFromMs(0.5)).toThrow(RangeError);
  });
});

describe('dates', () => {
  it('exist or are refused', () => {
    expect(parseLocalDate('2028-02-29').allowed).toBe(true);
    for (const wrong of ['2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-04-00', '26-04-01', '', null, 20_260_401]) {
      expect(parseLocalDate(wrong)).toMatchObject({ allowed: false, refusals: [{ code: 'not-a-date' }] });
    }
    expect(() => localDate('tomorrow')).toThrow(RangeError);
    expect([daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2026, 4), daysInMonth(2026, 13)]).toEqual([28, 29, 30, 0]);
  });

  it('are counted day by day over four hundred years', () => {
    const first = dayNumber(1899, 12, 31);
    for (let day = first; day < first + 146_097; day++) {
      const [year = 0, month = 0, dayOfMonth = 0] = dateOfDayNumber(day).split('-').map(Number);
      if (dayNumber(year, month, dayOfMonth) !== day) throw new Error(dateOfDayNumber(day));
    }
    expect(dateOfDayNumber(first + 146_097)).toBe('2299-12-31'); // 146 097 days are exactly 400 years
    expect([dayNumber(1970, 1, 1), dateOfDayNumber(0)]).toEqual([0, '1970-01-01']);
  });

  it('differ by calendar days', () => {
    expect(daysBetween(localDate('2026-10-20'), localDate('2026-11-17'))).toBe(28);
    expect(plusDays(localDate('2026-10-20'), 28)).toBe('2026-11-17');
    expect([weekdayOf(localDate('2026-11-17')), weekdayOf(localDate('1969-12-28'))]).toEqual([2, 7]);
    expect(['2026-11-16', '2026-11-22'].map((date) => weekOf(localDate(date)).join().slice(0, 10))).toEqual(['2026-11-16', '2026-11-16']);
    expect(weekOf(localDate('2026-12-31')).at(-1)).toBe('2027-01-03');
  });
});

describe('the clock on the wall', () => {
  it('shows the date and time of the clinic', () => {
    const late = instant('2026-11-18T02:00:00Z');
    expect([localDateAt(late, newYork), localTimeAt(late, newYork)]).toEqual(['2026-11-17', '21:00']);
    expect(localTimeAt(instant('2026-11-17T05:00:00Z'), newYork)).toBe('00:00');
    expect([isKnownZone(newYork), isKnownZone('Mars/Base')]).toEqual([true, false]);
  });

  it('takes the first of the two hours that happen twice, and moves on from the hour that does not happen', () => {
    expect(instantText(instantAtLocalTime(localDate('2026-11-01'), '01:30', newYork))).toBe('2026-11-01T05:30:00.000Z'); // EDT
    expect(instantText(instantAtLocalTime(localDate('2027-03-14'), '02:30', newYork))).toBe('2027-03-14T07:30:00.000Z'); // shown as 03:30 EDT
    expect(instantText(instantAtLocalTime(localDate('2026-11-17'), '10:05:30', newYork))).toBe('2026-11-17T15:05:30.000Z');
  });

  it('shows the same clock however many moments it was asked for before', () => {
    const from = instant('2026-06-01T00:00:00Z');
    const clockAfter = (quarters: number) => localTimeAt(plusMinutes(from, quarters * 15), 'Asia/Kathmandu');
    for (let quarters = 0; quarters < 20_010; quarters += 1) clockAfter(quarters);
    expect([clockAfter(0), clockAfter(1), clockAfter(20_009)]).toEqual(['05:45', '06:00', '16:00']);
  });

  it('shows what the runtime’s own zone rules say, also at the second time it is asked, in every zone and year', () => {
    const clocks = Intl.supportedValuesOf('timeZone').map((zone) => ({
      zone,
      clock: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
    }));
    const minutes = fc.integer({ min: -15_000_000, max: 50_000_000 });
    const property = fc.property(fc.constantFrom(...clocks), minutes, ({ zone, clock }, minute) => {
      for (const near of [minute, minute, minute + 14, minute - 61]) {
        const at = instantFromMs(near * 60_000);
        expect(`${localDateAt(at, zone)} ${localTimeAt(at, zone)}`).toBe(clock.format(at));
      }
    });
    fc.assert(property, { numRuns: fc.readConfigureGlobal().numRuns ?? 400 });
  });
});
