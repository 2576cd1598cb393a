import { instant } from '../shared/index.js';
import { asksForReview, isAskedToFollowUp, noShowFollowUp, settlesNoShow, type KnownClinician } from './no-show.js';
import { takeAppointmentStep } from './appointments.js';

const someone = (staffMemberId: string, role: KnownClinician['role'], isHere = true): KnownClinician => ({ staffMemberId, role, isHere });
const [nair, weber, okafor, ruiz] = ['nair', 'weber', 'okafor', 'ruiz'];
const zone = 'America/New_York';
const noted = instant('2026-11-17T23:00:00Z'); // six in the evening in New York
const asked = (people: readonly KnownClinician[], at = '2026-11-17T23:30:00Z') =>
  [nair, weber, okafor, ruiz].filter((one) => isAskedToFollowUp(one!, { people, since: noted, zone }, instant(at)));

describe('who follows up a missed visit', () => {
  const team = [someone('okafor', 'prescriber'), someone('nair', 'therapist'), someone('ruiz', 'nurse')];

  it.each([
    ['the therapist', team, ['nair']],
    ['every therapist the patient knows', [...team, someone('weber', 'therapist')], ['nair', 'weber']],
    ['the prescriber, where the therapist is away', [someone('nair', 'therapist', false), someone('okafor', 'prescriber')], ['okafor']],
    ['the nurse, where there is nobody else', [someone('ruiz', 'nurse')], ['ruiz']],
    ['everybody, where all of them are away', [someone('nair', 'therapist', false)], ['nair', 'weber', 'okafor', 'ruiz']],
    ['everybody, where nobody was booked', [], ['nair', 'weber', 'okafor', 'ruiz']],
  ] as const)('is %s', (_, people, expected) => {
    expect(asked(people)).toEqual(expected);
  });

  it('is everybody from the clinic’s next day on', () => {
    expect(asked(team, '2026-11-18T04:59:00Z')).toEqual(['nair']);
    expect(asked(team, '2026-11-18T05:00:00Z')).toHaveLength(4);
  });
});

describe('what comes of it', () => {
  it('settles it, but that nobody was reached', () => {
    expect((['reached-well', 'reached-needs', 'known-safe', 'not-reached'] as const).map(settlesNoShow)).toEqual([true, true, true, false]);
  });

  it('says what comes next, unless the patient is well', () => {
    const isTaken = (outcome: string, note: string | null) => noShowFollowUp.safeParse({ outcome, note }).success;
    expect([isTaken('reached-well', null), isTaken('reached-needs', ' '), isTaken('not-reached', null)]).toEqual([true, false, false]);
    expect([isTaken('known-safe', 'In hospital, says the sister'), isTaken('gone', 'x')]).toEqual([true, false]);
    const step = (event: string, note: string | null) =>
      takeAppointmentStep.safeParse({ id: '0197a000-0000-7000-8000-000000000002', event, followUp: { outcome: 'not-reached', note } })
        .success;
    expect([step('follow-up', null), step('follow-up', 'Again at six'), step('arrive', 'Again at six')]).toEqual([false, true, false]);
  });

  it('asks for a review from the number of missed visits on that the clinic has set', () => {
    expect([1, 2, 3].map((count) => asksForReview(count, { noShowsForReview: 2 }))).toEqual([false, true, true]);
    expect(asksForReview(1, { noShowsForReview: 1 })).toBe(true);
  });
});
