import { patientTimeWords } from '../scheduling/index.js';
import { instant, instantFromMs, type Instant } from '../shared/index.js';
import {
  cancelledText,
  checkInText,
  defaultReminderPolicy,
  dueReminder,
  failedByOutage,
  movedText,
  nextTry,
  offerText,
  reminderText,
  type AnswerLink,
  type ReminderFacts,
} from './index.js';

const startsAt = instant('2026-12-10T15:00:00Z');
const hoursBefore = (hours: number) => instantFromMs(startsAt - hours * 3_600_000);

describe('the reminder a visit needs now', () => {
  it.each([
    // booked hours before, now hours before, told already, has an address, the reminder
    [400, 169, [], true, null],
    [400, 168, [], true, 'week-before'],
    [400, 100, ['week-before'], true, null],
    [400, 48, ['week-before'], true, 'two-days-before'],
    [400, 24, ['week-before', 'two-days-before'], true, 'day-before'],
    [400, 1, ['day-before'], true, null],
    [400, 0, [], true, null],
    [400, 30, [], true, 'two-days-before'],
    [30, 29, [], true, null],
    [30, 24, [], true, 'day-before'],
    [20, 20, [], true, 'day-before'],
    [24, 24, [], true, 'day-before'],
    [48, 48, [], true, 'two-days-before'],
    [400, 168, [], false, null],
    [400, 24, [], false, 'day-before'],
    [20, 19, ['moved'], true, null],
    [30, 24, ['moved'], true, 'day-before'],
    [1.9, 1.8, [], true, null],
    [2, 1.9, [], true, 'day-before'],
  ])('booked %s h ahead, %s h before it, told %j, address %s: %s', (booked, now, told, hasAddress, expected) => {
    const visit = { bookedAt: hoursBefore(booked), startsAt, told, hasAddress };
    expect(dueReminder(visit, defaultReminderPolicy, hoursBefore(now))?.id ?? null).toBe(expected);
  });

  it('nobody is reminded by a policy without points', () => {
    const visit = { bookedAt: hoursBefore(400), startsAt, told: [], hasAddress: true };
    expect(dueReminder(visit, { ...defaultReminderPolicy, points: [] }, hoursBefore(1))).toBeNull();
  });
});

describe('a message that could not be handed over', () => {
  it('is tried again after 1, 5, 15 and 60 minutes, then waits for a person', () => {
    const now = instant('2026-12-10T15:00:00Z');
    const waits = [1, 2, 3, 4, 5].map((tries) => nextTry(tries, defaultReminderPolicy, now)).map((at) => at && (at - now) / 60_000);
    expect(waits).toEqual([1, 5, 15, 60, null]);
  });
});

const facts: ReminderFacts = {
  clinicName: 'Cedar Hollow',
  phone: '555-0100',
  startsAt,
  siteZone: 'America/New_York',
  patientZone: null,
  isRemote: false,
  preparation: { solidsMin: 240, fluidsMin: 120, areNoseSpraysOff: false },
  escortName: 'Jamie',
  link: null,
};
const link: AnswerLink = { url: 'https://x/visit#1.a.b', possible: ['confirm', 'ask-to-move', 'cancel'] };
const was = { startsAt: hoursBefore(1), isRemote: false, bookedAt: hoursBefore(400), isTold: true };
const forbidden = /ketamine|esketamine|spravato|infusion|injection|depress|PHQ|suicid/i;

describe('a message that waits since the mail server was out of reach', () => {
  it.each([
    ['failed', 'ESOCKET', true],
    ['failed', 'EDNS', true],
    ['failed', 'smtp-421', true],
    ['failed', 'smtp-535', true],
    ['failed', 'smtp-451', false],
    ['failed', null, false],
    ['queued', 'ESOCKET', false],
    ['refused', 'smtp-550', false],
    ['returned', 'returned-5.1.1', false],
    ['uncertain', 'ESOCKET', false],
  ] as const)('as %s by %s: %s', (state, fault, expected) => {
    expect(failedByOutage({ state, fault })).toBe(expected);
  });
});

describe('the words of a reminder', () => {
  it('say when, how to prepare, who takes the patient home and whom to call', () => {
    const { text } = reminderText(facts);
    expect(text).toContain(patientTimeWords(startsAt, 'America/New_York', null));
    expect(text).toContain('nothing solid for 4 hours before, and drink nothing for 2 hours before');
    expect(text).toContain('Jamie takes you home');
    expect(text).toContain('call us: 555-0100');
    expect(text).not.toContain('decongestant');
  });

  it('stand on the page as they are read: one thing a paragraph, one point a line', () => {
    const when = patientTimeWords(startsAt, 'America/New_York', null);
    expect(reminderText({ ...facts, preparation: { solidsMin: 480, fluidsMin: 60, areNoseSpraysOff: true } })).toEqual({
      subject: 'A reminder of your appointment',
      text: [
        `This is a reminder of your appointment:\n${when}`,
        [
          'To prepare:',
          '– Eat nothing solid for 8 hours before, and drink nothing for 1 hour before.',
          '– Use no nasal spray or decongestant for 1 hour before.',
          '– No alcohol and no cannabis for 24 hours before.',
          '– Take your regular medicines, also those for blood pressure, unless your prescriber told you otherwise.',
          '– Wear comfortable clothes.',
        ].join('\n'),
        'Jamie takes you home. Do not drive until the next day, after a night’s sleep.',
        'If you cannot come or anything is unclear, call us: 555-0100. Nobody reads answers to this e-mail.',
        'Cedar Hollow',
      ].join('\n\n'),
    });
    expect(reminderText({ ...facts, preparation: null }).text.split('\n\n')).toHaveLength(3);
    expect(reminderText(facts).text.split('\n')).toHaveLength(14);
  });

  it('keep the nose free before a spray, count half hours in minutes, and ask for an adult where none is named', () => {
    const preparation = { solidsMin: 120, fluidsMin: 30, areNoseSpraysOff: true };
    const { text } = reminderText({ ...facts, preparation, escortName: null, phone: null, isRemote: true });
    expect(text).toContain('for 2 hours before, and drink nothing for 30 minutes before');
    expect(text).toContain('no nasal spray or decongestant');
    expect(text).toContain('An adult must take you home');
    expect(text).toContain('appointment (online)');
    expect(text).toContain('call us. Nobody');
  });

  it('say nothing of preparing for a visit without a dose', () => {
    expect(reminderText({ ...facts, preparation: null }).text).not.toMatch(/prepare|takes you home/);
  });

  it('bring the link by which the patient answers, where there is one', () => {
    const { text } = reminderText({ ...facts, link });
    expect(text.split('\n\n')[3]).toBe(
      'Will you come? Confirm, ask for another time or cancel here. The link opens with your birth date:\nhttps://x/visit#1.a.b',
    );
  });

  it.each([
    [['confirm', 'cancel'], 'Will you come? Confirm or cancel here.'],
    [['ask-to-move', 'cancel'], 'You have confirmed. If something comes up: ask for another time or cancel here.'],
    [['cancel'], 'You have confirmed. If something comes up: cancel here.'],
  ] as const)('offer with %j what the link can do, and nothing else', (possible, expected) => {
    expect(reminderText({ ...facts, link: { ...link, possible } }).text).toContain(expected);
  });

  it('name no medicine and no diagnosis, in subject or text', () => {
    const messages = [
      reminderText({ ...facts, link }),
      movedText({ ...facts, link }, was),
      cancelledText(facts, was),
      checkInText({ ...facts, link: 'https://x/check-in#1', closesAt: startsAt, zone: 'UTC', isReminder: false }),
    ];
    for (const { subject, text } of messages) expect(`${subject} ${text}`).not.toMatch(forbidden);
  });
});

describe('the words about a visit that was changed', () => {
  const at = (when: Instant) => patientTimeWords(when, 'America/New_York', null);

  it('name the time that was and the one that is, and say all that a reminder says', () => {
    const { subject, text } = movedText({ ...facts, link }, was);
    expect([subject, text.split('\n\n')[0]]).toEqual([
      'Your appointment has moved',
      `Your appointment has moved.\nIt was: ${at(was.startsAt)}\nIt is now: ${at(startsAt)}`,
    ]);
    for (const said of ['Eat nothing solid', 'Jamie takes you home', link.url, 'call us: 555-0100']) expect(text).toContain(said);
    expect(movedText({ ...facts, isRemote: true }, was).text).toContain(`It is now: ${at(startsAt)}, online\n`);
  });

  it('say of one that is called off when it was and that the clinic calls, and bring no link', () => {
    const { text } = cancelledText(facts, was);
    expect(text).toContain(`Your appointment is cancelled:\n${at(was.startsAt)}`);
    expect(text).toContain('We will call you; you can also call us: 555-0100.');
    expect(text).not.toMatch(/http|solid/);
    expect(cancelledText({ ...facts, phone: null }, was).text).toContain('We will call you. Nobody');
  });
});

describe('the words that bring a check-in', () => {
  const checkIn = {
    clinicName: 'Cedar Hollow',
    phone: null,
    link: 'https://x/check-in#1.a.b',
    closesAt: startsAt,
    zone: 'America/New_York',
  };

  it('hold the link, the last day and the crisis line', () => {
    const { text } = checkInText({ ...checkIn, isReminder: false });
    expect(text).toContain('https://x/check-in#1.a.b');
    expect(text).toContain('until Thursday 10 December');
    expect(text).toContain('988');
    expect(text).not.toContain('Your clinic:');
  });

  it('say in the reminder that nobody has answered yet, with the clinic’s number', () => {
    const { text } = checkInText({ ...checkIn, phone: '555-0100', isReminder: true });
    expect(text).toContain('We have not heard from you yet.');
    expect(text).toContain('Your clinic: 555-0100.');
  });

  it('stand on the page as they are read', () => {
    expect(checkInText({ ...checkIn, isReminder: false })).toEqual({
      subject: 'A few questions from your clinic',
      text: [
        'Your care team would like to know how you are.',
        'Please answer a few questions until Thursday 10 December; it takes some minutes. The link opens with your birth date, once:\nhttps://x/check-in#1.a.b',
        'If you are in danger or think of ending your life: call or text 988, or call 911.',
        'Cedar Hollow',
      ].join('\n\n'),
    });
  });
});

describe('the words that offer a freed time', () => {
  const answerUntil = instant('2026-12-09T19:45:00Z');
  const offer = { ...facts, answerUntil, escortName: null, link: 'https://clinic.example/offer#1.a.b' };

  it('say when it is, until when to answer, how to prepare, and that a no costs no place', () => {
    const { subject, text } = offerText(offer);
    for (const at of [startsAt, answerUntil]) expect(text).toContain(patientTimeWords(at, 'America/New_York', null));
    expect(text).toContain('takes one answer:\nhttps://clinic.example/offer#1.a.b');
    expect(text).toContain('Eat nothing solid for 4 hours before');
    expect(text).toContain('An adult must take you home. Please tell us who.');
    expect(text).toContain('you keep your place on our list. You can also call us: 555-0100.');
    expect(`${subject} ${text}`).not.toMatch(forbidden);
  });

  it('say nothing of preparing for a visit without a dose, and name no number where the clinic has none', () => {
    const { text } = offerText({ ...offer, preparation: null, phone: null });
    expect(text).not.toMatch(/prepare|take you home/i);
    expect(text).toContain('You can also call us. Nobody reads');
  });
});
