import { decodeInput } from '../shared/decoder.js';
import { instant, instantText } from '../shared/instant.js';
import { localDate } from '../shared/local-date.js';
import { setLetterName, tellingWords } from './letter-name.js';
import { nextOpening, openingHours, openingSpansOn, siteHours } from './opening-hours.js';
import { openClinic, pump, pumpStanding, site, treatmentRoom } from './places.js';

const paths = (answer: ReturnType<typeof decodeInput>) => (answer.allowed ? [] : answer.refusals.map(({ path }) => path));
const siteId = '0199a0b0-0000-7000-8000-000000000001';
const span = (opensAt: string, closesAt: string) => ({ opensAt, closesAt });

describe('opening hours', () => {
  const hours = openingHours.parse({
    weekdays: [{ weekday: 2, spans: [span('13:00', '17:00'), span('08:30', '12:00'), span('18:00', '19:00')] }],
    exceptions: [
      { on: '2026-11-24', spans: [span('10:00', '14:00')] },
      { on: '2026-12-01', spans: [], reason: 'Staff day' },
    ],
  });

  it('give the spans of a day in order, closed where nothing is written', () => {
    expect(openingSpansOn(hours, localDate('2026-11-17'))).toEqual([
      span('08:30', '12:00'),
      span('13:00', '17:00'),
      span('18:00', '19:00'),
    ]);
    expect(openingSpansOn(hours, localDate('2026-11-18'))).toEqual([]);
  });

  it('let an exception replace the whole day', () => {
    expect(openingSpansOn(hours, localDate('2026-11-24'))).toEqual([span('10:00', '14:00')]);
    expect(openingSpansOn(hours, localDate('2026-12-01'))).toEqual([]);
  });

  it.each([
    [[span('09:00', '09:00')], ['weekdays.0.spans.0.closesAt']],
    [[span('9:00', '12:00')], ['weekdays.0.spans.0.opensAt']],
    [[span('09:00', '24:00')], ['weekdays.0.spans.0.closesAt']],
    [[span('11:00', '15:00'), span('08:00', '12:00')], ['weekdays.0.spans']],
    [[span('12:00', '15:00'), span('08:00', '12:00')], []],
    [[span('08:00', '12:00'), span('12:00', '15:00')], []],
    [[span('08:00', '12:00'), span('13:00', '15:00')], []],
  ])('judge %j', (spans, refused) => {
    expect(paths(decodeInput(openingHours, { weekdays: [{ weekday: 1, spans }] }))).toEqual(refused);
  });
});

describe('the hours of a site', () => {
  it('are those written down, a day left out is closed, and a day that differs stands once', () => {
    const written = { weekdays: [{ weekday: 1, spans: [span('08:00', '12:00')] }] };
    expect(siteHours(written, '08:30:00', '16:30:00')).toEqual({ ...written, exceptions: [] });
    const holiday = (on: string) => ({ on, spans: [] });
    const refused = (...days: string[]) => paths(decodeInput(openingHours, { weekdays: [], exceptions: days.map(holiday) }));
    expect(refused('2026-12-24', '2026-12-25')).toEqual([]);
    expect(refused('2026-12-25', '2026-12-25')).toEqual(['exceptions']);
  });

  it.each([null, undefined])('are every day of the week from opening to closing where nothing is written (%s)', (written) => {
    const hours = siteHours(written, '08:30:00', '16:30:00');
    expect(hours.weekdays.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(hours.weekdays.every(({ spans }) => JSON.stringify(spans) === '[{"opensAt":"08:30","closesAt":"16:30"}]')).toBe(true);
    expect(hours.exceptions).toEqual([]);
  });
});

describe('the next opening', () => {
  const zone = 'America/New_York';
  const week = openingHours.parse({
    weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [span('08:30', '12:00'), span('13:00', '16:30')] })),
    exceptions: [{ on: '2026-11-30', spans: [] }],
  });
  it.each([
    ['a Friday at noon', '2026-11-20T17:30:00Z', '2026-11-20T18:00:00.000Z'],
    ['a Friday evening', '2026-11-20T23:00:00Z', '2026-11-23T13:30:00.000Z'],
    ['the weekend before a holiday', '2026-11-28T23:00:00Z', '2026-12-01T13:30:00.000Z'],
  ])('after %s (%s) is %s', (_when, now, opens) => {
    expect(instantText(nextOpening(week, zone, instant(now))!)).toBe(opens);
  });

  it('is not known where nothing opens in two weeks', () => {
    expect(nextOpening(openingHours.parse({ weekdays: [] }), zone, instant('2026-11-20T23:00:00Z'))).toBeNull();
  });
});

describe('clinic, site, room and pump', () => {
  it('take zones by name alone', () => {
    const opening = { name: 'Clinic', administrator: 'Ada Lindqvist', email: 'ada@lantern.example' };
    const isZone = (zone: string) => openClinic.safeParse({ ...opening, zone }).success;
    expect(['America/New_York', 'Europe/Berlin', 'UTC', '+02:00', 'New York', '', 'Mars/Base'].map(isZone)).toEqual([
      ...[true, true, true, false, false, false, false],
    ]);
    expect(paths(decodeInput(openClinic, { ...opening, name: ' ', zone: 'UTC', email: 'ada' }))).toEqual(['name', 'email']);
    expect(paths(decodeInput(openClinic, { ...opening, zone: 'UTC', opens: '18:00', closes: '08:00' }))).toEqual(['closes']);
    expect(paths(decodeInput(openClinic, { ...opening, zone: 'UTC', opens: '08:00', closes: '08:00' }))).toEqual(['closes']);
  });

  it('read a site with its rooms and pumps', () => {
    expect(site.parse({ name: 'North', zone: 'America/New_York', openingHours: { weekdays: [] } })).toMatchObject({ address: null });
    expect(treatmentRoom.parse({ siteId, name: 'R1', kind: 'treatment-room' })).toMatchObject({ attributes: [], isInUse: true });
    expect(paths(decodeInput(treatmentRoom, { siteId, name: 'R1', kind: 'sofa', attributes: ['sauna'] }))).toEqual([
      'kind',
      'attributes.0',
    ]);
    expect(pump.parse({ siteId, assetNumber: 'P-1', cleaningMinutes: 10 })).toMatchObject({ maintenanceDueOn: null, isInUse: true });
  });

  it('book a pump only while its maintenance is known to hold', () => {
    const standing = (isInUse: boolean, due: string | null, on: string) =>
      pumpStanding({ isInUse, maintenanceDueOn: due === null ? null : localDate(due) }, on);
    expect([standing(true, '2026-11-17', '2026-11-17'), standing(true, '2026-11-17', '2026-11-18')]).toEqual([
      'usable',
      'maintenance-overdue',
    ]);
    expect([standing(true, null, '2026-11-17'), standing(false, '2027-01-01', '2026-11-17')]).toEqual([
      'maintenance-unknown',
      'out-of-use',
    ]);
  });
});

describe('a name in letters', () => {
  it.each([
    ['Cedar Hollow KAT Clinic', ['KAT']],
    ['Kat’s Practice', []],
    ['Skate Park Katalog', []],
    ['Ketamine & Esketamine Centre', ['Ketamine', 'Esketamine']],
    ['The infusion and Infusions suite', ['infusion', 'Infusions']],
    ['KAT by KAT', ['KAT']],
    ['SPRAVATO®', ['SPRAVATO']],
    ['', []],
  ])('“%s” tells by %j', (name, expected) => {
    expect(tellingWords(name)).toEqual(expected);
  });

  it('that is empty is the clinic’s own', () => {
    expect(setLetterName.parse({ name: ' ' })).toEqual({ name: null });
  });
});
