import fc from 'fast-check';
import { defaultProtocols, gapFaults, instantiateProtocol } from '../../courses/index.js';
import { daysBetween, instant, localDate, localDateAt, localTimeAt, plusDays, type Instant, type LocalDate } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import {
  defaultSchedulingPolicy as policy,
  gapConflicts,
  judgePlacement,
  placedSpans,
  proposeSeries,
  situationOf,
  spansOn,
  withVisit,
  type BoardResource,
  type DaySituation,
  type SeriesProposal,
  type SeriesRequest,
} from '../index.js';
import { instantText } from '../../shared/index.js';
import { presentOption } from './present-option.js';
import { defaultPhases } from '../visit-phases.js';

const zone = 'America/New_York';
const hours = {
  weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ opensAt: '08:30', closesAt: '16:30' }] })),
  exceptions: [],
};

type Absent = (id: string, on: LocalDate) => boolean;
const nobody: Absent = () => false;

function clinic(isAbsent: Absent = nobody): (on: LocalDate) => DaySituation {
  const days = new Map<LocalDate, DaySituation>();
  const person = (id: string, roles: Role[], on: LocalDate): BoardResource => ({
    ...{
      id,
      kind: 'staff',
      name: id,
      credential: '',
      roles,
      attributes: ['advanced-life-support'],
      standing: 'usable',
      licenceValidUntil: localDate('2030-01-01'),
    },
    ...{ presence: isAbsent(id, on) ? [] : open(on), absences: [], cleaningMinutes: 0 },
  });
  const thing = (id: string, kind: 'room' | 'pump', on: LocalDate): BoardResource => ({
    ...{
      id,
      kind,
      name: id,
      credential: '',
      roles: [],
      attributes: ['oxygen', 'monitor', 'infusion-pole'],
      presence: open(on),
      absences: [],
    },
    ...{ standing: isAbsent(id, on) ? 'out-of-use' : 'usable', licenceValidUntil: null, cleaningMinutes: 10 },
  });
  const open = (on: LocalDate) =>
    spansOn(hours, on, zone).map(({ startsAt, endsAt }) => ({ startsAt: instantText(startsAt), endsAt: instantText(endsAt) }));
  return (on) => {
    const known = days.get(on);
    if (known !== undefined) return known;
    const resources = [
      ...['T1', 'T2', 'T3', 'T4'].map((id) => person(id, ['therapist'], on)),
      ...['N1', 'N2', 'N3'].map((id) => person(id, ['nurse'], on)),
      person('D1', ['prescriber'], on),
      ...['R1', 'R2', 'R3', 'R4', 'R5'].map((id) => thing(id, 'room', on)),
      ...['P1', 'P2', 'P3', 'P4'].map((id) => thing(id, 'pump', on)),
    ];
    const made = situationOf({
      on,
      site: { id: 's', name: 's', zone },
      sites: [],
      openSpans: open(on),
      closedBecause: null,
      resources,
      appointments: [],
    });
    days.set(on, made);
    return made;
  };
}

const infusions = instantiateProtocol(defaultProtocols[0]!, localDate('2026-11-30'));
const noPreferences = { weekdays: [], from: null, until: null, teamIds: [] };

function request(changes: Partial<SeriesRequest> & { absent?: Absent } = {}): SeriesRequest {
  const { absent, ...rest } = changes;
  const visits = infusions.visits.filter(({ type }) => type !== 'psychiatric-evaluation' && type !== 'response-review');
  return {
    ...{ patientId: 'Alex', visits, standing: new Map(), notBefore: localDate('2026-11-30'), inductionSpanDays: 21 },
    ...{ preferences: noPreferences, policy, situationOn: clinic(absent), ...rest },
  };
}

/** What booking itself would say to the plan, visit after visit. */
function faultsOf({ placements }: SeriesProposal, asked: SeriesRequest): string[] {
  const added = new Map<LocalDate, DaySituation>();
  return placements.flatMap(({ key, startsAt, assignments, on }) => {
    const visit = asked.visits.find((one) => one.key === key)!;
    const day = added.get(on) ?? asked.situationOn(on);
    const placement = {
      appointmentId: key,
      patientId: asked.patientId,
      visitType: visit.type,
      startsAt,
      phases: visit.phases,
      assignments,
      isRemote: false,
    };
    added.set(on, withVisit(day, placement, placedSpans(placement, day)));
    const previousAt =
      placements.find((one) => one.key === visit.gap?.afterVisit)?.startsAt ?? asked.standing.get(visit.gap?.afterVisit ?? '');
    const gaps =
      previousAt === undefined ? [] : gapFaults(visit, daysBetween(localDateAt(previousAt, zone), on), { previousAt, at: startsAt });
    return [...judgePlacement(placement, day, policy).map(({ message }) => `${key}: ${message}`), ...gaps.map((gap) => `${key}: ${gap}`)];
  });
}

const starts = ({ placements }: SeriesProposal) => placements.map(({ startsAt }) => startsAt).join();

describe('a series', () => {
  it('has three whole plans that booking would accept, each another one', () => {
    const asked = request();
    const { proposals, blocked } = proposeSeries(asked);
    expect(blocked).toBeNull();
    expect(proposals.map(({ aim, placements }) => `${aim} ${placements.length}`)).toEqual([
      'near-the-plan 11',
      'same-people 11',
      'preferred-times 11',
    ]);
    expect(proposals.flatMap((proposal) => faultsOf(proposal, asked))).toEqual([]);
    expect(new Set(proposals.map(starts)).size).toBe(3);
  });

  it('keeps to the planned days and one therapist where everything is free', () => {
    const { proposals } = proposeSeries(request());
    const therapists = new Set(
      proposals[1]!.placements.flatMap(({ assignments }) =>
        assignments.filter(({ role }) => role === 'therapist').map(({ resourceId }) => resourceId),
      ),
    );
    expect(therapists.size).toBe(1);
    expect(proposals[1]!.missed.filter(({ code }) => code === 'other-person')).toEqual([]);
  });

  it('honours the preferred days and times where it can, and says where it could not', () => {
    const preferences = { weekdays: [1, 3, 5], from: '09:00', until: '11:00', teamIds: ['T2', 'N2'] };
    const asked = request({ preferences });
    const { proposals } = proposeSeries(asked);
    for (const { placements, missed } of proposals) {
      for (const { key, on, startsAt, title } of placements) {
        const at = localTimeAt(startsAt, zone);
        expect(missed.some((one) => one.key === key && one.code === 'other-time')).toBe(at < '09:00' || at > '11:00');
        expect(missed.some((one) => one.key === key && one.code === 'other-weekday')).toBe(![1, 3, 5].includes(weekday(on)));
        expect(title).not.toBe('');
      }
    }
    expect(proposals[1]!.missed.filter(({ code }) => code === 'other-person')).toEqual([]);
  });

  it('counts distances from visits that stand already', () => {
    const visits = infusions.visits.filter(({ key }) => ['dose-2', 'integration-2'].includes(key));
    const standing = new Map<string, Instant>([['dose-1', instant('2026-12-01T14:30:00Z')]]);
    const { proposals } = proposeSeries(request({ visits, standing }));
    expect(proposals[0]!.placements.map(({ key, on }) => `${key} ${on}`)).toEqual(['dose-2 2026-12-03', 'integration-2 2026-12-04']);
  });

  it('that spans a clock change keeps its hour on the wall and its 48 elapsed hours', () => {
    const visits = infusions.visits
      .filter(({ key }) => /^dose-[12]$/.test(key))
      .map((visit) => (visit.key === 'dose-1' ? { ...visit, gap: null, targetOn: localDate('2027-03-12') } : visit));
    const asked = request({ visits, notBefore: localDate('2027-03-12') });
    const { proposals } = proposeSeries(asked);
    const [first, second] = proposals[0]!.placements;
    // Friday 12 March to Monday 15 March 2027, over the spring change: 08:30 stays 08:30, 72 hours by the wall are 71 elapsed.
    expect([first!.on, second!.on].map(weekday)).toEqual([5, 1]);
    expect([first!, second!].map(({ startsAt }) => localTimeAt(startsAt, zone))).toEqual(['08:30', '08:30']);
    expect((second!.startsAt - first!.startsAt) / 3_600_000).toBe(71);
  });
});

describe('planning anew after a missed dose', () => {
  const doses = infusions.visits
    .filter(({ key }) => /^dose-[1-6]$/.test(key))
    .map((visit) => (visit.key === 'dose-1' ? { ...visit, gap: null } : visit));
  const first = proposeSeries(request({ visits: doses })).proposals[0]!.placements;
  const present = new Map(first.slice(3).map(({ key, startsAt, assignments }) => [key, { startsAt, assignments }]));
  const standing = new Map(first.slice(0, 2).map(({ key, startsAt }) => [key, startsAt]));
  const open = doses.filter(({ key }) => !standing.has(key));

  it('keeps what can stay, moves what has to, and keeps every distance', () => {
    const asked = request({ visits: open, standing, present, notBefore: plusDays(first[2]!.on, 1), firstDoseOn: first[0]!.on });
    const { proposals } = proposeSeries(asked);
    expect(faultsOf(proposals[0]!, asked)).toEqual([]);
    const told = proposals[0]!.placements.map(({ key, stays }) => `${key} ${stays ? 'stays' : 'moves'}`);
    expect(told[0]).toBe('dose-3 moves');
    for (const { key, startsAt, stays } of proposals[0]!.placements) if (stays) expect(startsAt).toBe(present.get(key)?.startsAt);
    expect(proposals[0]!.missed.every(({ key }) => !told.includes(`${key} stays`))).toBe(true);
  });

  it('leaves everything where it stands when nothing was missed', () => {
    const all = new Map(first.slice(2).map(({ key, startsAt, assignments }) => [key, { startsAt, assignments }]));
    const asked = request({ visits: open, standing, present: all, notBefore: first[2]!.on, firstDoseOn: first[0]!.on });
    expect(proposeSeries(asked).proposals[0]!.placements.every(({ stays }) => stays)).toBe(true);
  });

  it('moves what no longer fits where it stands, and leads by the prescriber where there is no therapist', () => {
    const all = new Map(first.slice(2).map(({ key, startsAt, assignments }) => [key, { startsAt, assignments }]));
    const led = { role: 'prescriber', resourceId: 'D1' } as const;
    const third = { startsAt: first[2]!.startsAt, assignments: [...first[2]!.assignments.filter(({ role }) => role !== 'therapist'), led] };
    const asked = request({ visits: open, standing, present: all, notBefore: first[2]!.on, firstDoseOn: first[0]!.on });
    const leaders = (present: NonNullable<SeriesRequest['present']>) =>
      presentOption({ ...asked, present }, open[0]!, first[2]!.on).map(({ leadId, isTherapy }) => [leadId, isTherapy]);
    expect(leaders(all)).toEqual([[first[2]!.assignments.find(({ role }) => role === 'therapist')?.resourceId, true]]);
    expect(leaders(new Map([['dose-3', third]]))).toEqual([]);
    const medical = { ...open[0]!, type: 'intravenous-dosing' as const, phases: [...defaultPhases('intravenous-dosing')] };
    const alone = (assignments: typeof third.assignments) =>
      presentOption({ ...asked, present: new Map([['dose-3', { ...third, assignments }]]) }, medical, first[2]!.on);
    expect(alone(third.assignments.filter(({ role }) => role !== 'prescriber'))).toMatchObject([{ leadId: null, isTherapy: false }]);
  });

  it('says which visit is with somebody who was not wished', () => {
    const asked = request({ visits: doses.slice(0, 1), preferences: { ...noPreferences, teamIds: ['on leave'] } });
    const missed = proposeSeries(asked).proposals[0]!.missed.filter(({ code }) => code === 'other-person');
    expect(missed.map(({ message }) => message)).toContain(`${doses[0]!.title} is with T1, who is not one of the people wished.`);
  });

  it('does not plan where the patient is busy already', () => {
    const asked = request({ visits: doses.slice(0, 1), firstDoseOn: null });
    const [free] = proposeSeries(asked).proposals[0]!.placements;
    const taken = { appointmentId: 'other', patientId: 'Alex', visitType: 'esketamine-dosing', isRemote: false } as const;
    const other = { ...taken, startsAt: free!.startsAt, phases: defaultPhases('esketamine-dosing'), assignments: [] };
    const situationOn = (on: LocalDate) => (on === free!.on ? withVisit(asked.situationOn(on), other, []) : asked.situationOn(on));
    expect(proposeSeries({ ...asked, situationOn }).proposals[0]!.placements[0]!.on).not.toBe(free!.on);
  });

  it('counts the days of an induction from a dose that was given already', () => {
    const late = plusDays(first[0]!.on, 21);
    const asked = request({ visits: open.slice(0, 1), standing: new Map(), notBefore: late, firstDoseOn: first[0]!.on });
    const [dose] = [{ ...open[0]!, gap: null }];
    expect(proposeSeries({ ...asked, visits: [dose] }).proposals[0]!.placements[0]!.on).toBe(late);
    expect(proposeSeries({ ...asked, visits: [dose], notBefore: plusDays(late, 1) }).proposals).toEqual([]);
  });
});

describe('a visit that is planned between two that stand', () => {
  const plan = new Map(infusions.visits.map((visit) => [visit.key, visit]));
  const [dose2, dose3] = [plan.get('dose-2')!, plan.get('dose-3')!];
  const between = (standing: Readonly<Record<string, string>>, changes: Partial<SeriesRequest> = {}) =>
    request({
      visits: [dose2],
      standing: new Map(Object.entries(standing).map(([key, at]) => [key, instant(at)])),
      following: [dose3],
      ...changes,
    });

  it('keeps its days and its 48 hours to the one after it as well: booking asks for them', () => {
    const asked = between({ 'dose-1': '2026-12-01T14:00:00Z', 'dose-3': '2026-12-07T15:00:00Z' });
    const { proposals } = proposeSeries(asked);
    expect(proposals).toHaveLength(3);
    for (const { placements } of proposals) {
      const starts = new Map([...asked.standing, [dose2.key, placements[0]!.startsAt]]);
      expect(gapConflicts(infusions.visits, dose2.key, starts, zone).map(({ message }) => message)).toEqual([]);
    }
  });

  it('says so where the two stand too close for it, and blames nobody who is free', () => {
    const { blocked } = proposeSeries(between({ 'dose-1': '2026-12-01T14:00:00Z', 'dose-3': '2026-12-03T15:00:00Z' }));
    expect(blocked).toEqual({
      key: 'dose-2',
      message: 'Dosing session 2 fits on no day that its distances allow.',
      bindings: [
        'Its distances to the other visits of the course leave no time for it.',
        'Dosing session 3 follows it and stands on Thursday, 3 December 2026.',
      ],
      remedies: ['Dosing session 3 on a later day would free it.'],
    });
    // Nobody but a nurse is missing: the remedy is a nurse, and no later day, since the one after it stands.
    const absent: Absent = (id) => id.startsWith('N');
    const first = infusions.visits.find(({ gap }) => gap === null)!;
    const ill = { situationOn: clinic(absent), following: [first, dose3] };
    const { blocked: without } = proposeSeries(between({ 'dose-1': '2026-12-01T14:00:00Z', 'dose-3': '2026-12-07T15:00:00Z' }, ill));
    expect(without?.bindings).toEqual(['Missing on all these days: a nurse.']);
    expect(without?.remedies).toEqual([expect.stringMatching(/^A nurse on /)]);
    // The days would do, but 14:00 to 09:30 two days later are 43.5 hours.
    const hours = between({ 'dose-1': '2026-12-01T14:00:00Z', 'dose-3': '2026-12-05T13:45:00Z' }, { notBefore: localDate('2026-12-03') });
    expect(proposeSeries(hours).blocked?.bindings[0]).toBe('Its distances to the other visits of the course leave no time for it.');
  });
});

describe('where nothing fits', () => {
  it('names the one thing that is missing, and what would free it', () => {
    const absent: Absent = (id, on) => id.startsWith('N') && on >= '2026-12-01';
    const { proposals, blocked } = proposeSeries(request({ absent }));
    expect(proposals).toEqual([]);
    expect(blocked).toMatchObject({ key: 'dose-1' });
    expect(blocked!.bindings).toEqual(['Missing on all these days: a nurse.']);
    expect(blocked!.remedies[0]).toMatch(/^A nurse on \w+day, \d+ December 2026 at 08:30 would free it\.$/);
  });

  it('names the next day that fits, where only the days are in the way', () => {
    const visits = infusions.visits.filter(({ key }) => key === 'dose-2');
    const standing = new Map<string, Instant>([['dose-1', instant('2026-12-01T14:30:00Z')]]);
    const absent: Absent = (id, on) => on >= '2026-12-03' && on <= '2026-12-06' && !id.startsWith('R');
    const { blocked } = proposeSeries(request({ visits, standing, absent }));
    expect(blocked!.bindings).toEqual(['More than one thing is missing on each of these days.']);
    expect(blocked!.remedies).toEqual(['Allowing it on Monday, 7 December 2026 would free it.']);
  });
});

describe('any clinic', () => {
  it('gets only plans that booking would accept, however people come and go', () => {
    const everyone = ['T1', 'T2', 'T3', 'T4', 'N1', 'N2', 'N3', 'R1', 'R2', 'R3', 'R4', 'R5', 'P1', 'P2', 'P3', 'P4', 'D1'];
    const away = fc.array(fc.tuple(fc.constantFrom(...everyone), fc.nat(60), fc.integer({ min: 1, max: 6 })), { maxLength: 30 });
    fc.assert(
      fc.property(away, (absences) => {
        const absent: Absent = (id, on) =>
          absences.some(
            ([who, from, length]) =>
              who === id && on >= plusDays(localDate('2026-11-30'), from) && on < plusDays(localDate('2026-11-30'), from + length),
          );
        const visits = infusions.visits.filter(({ key }) => /^(preparation|dose-[123]|integration-2)/.test(key));
        const asked = request({ absent, visits });
        const { proposals, blocked } = proposeSeries(asked);
        expect(proposals.flatMap((proposal) => faultsOf(proposal, asked))).toEqual([]);
        expect(proposals.length === 3 || blocked !== null).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});

function weekday(on: LocalDate): number {
  return new Date(`${on}T12:00:00Z`).getUTCDay() || 7;
}
