import { daysBetween, instant, localDate } from '../../shared/index.js';
import { gapFaults, instantiateProtocol, roomMinutes } from './course-plan.js';
import { defaultProtocols } from './default-protocols.js';
import { protocolSchema, type Protocol } from './protocol.js';
import { productOfVisit } from './visit-phase.js';
import {
  esketaminePhases,
  evaluationPhases,
  intramuscularPhases,
  intravenousPhases,
  intravenousWithTherapistPhases,
} from './visit-templates.js';

const [intravenous, intramuscular, esketamine, intranasal] = defaultProtocols as readonly [Protocol, Protocol, Protocol, Protocol];
const monday = localDate('2026-11-02');
const doses = (protocol: Protocol) => instantiateProtocol(protocol, monday).visits.filter(({ doseStep }) => doseStep !== null);

describe('what a visit gives', () => {
  it('is its product, and nothing where it gives no medicine', () => {
    expect([productOfVisit('esketamine-dosing'), productOfVisit('integration')]).toEqual(['intranasal-esketamine', null]);
  });
});

describe('the default protocols', () => {
  it('are valid data, with ids of their own', () => {
    for (const protocol of defaultProtocols) expect(protocolSchema.parse(protocol)).toEqual(protocol);
    expect(new Set(defaultProtocols.map(({ id }) => id)).size).toBe(4);
  });

  it('count a visit from the first day where it follows one that is not in the plan', () => {
    const [alone] = intravenous.visits.filter(({ gap }) => gap !== null);
    const plan = instantiateProtocol({ ...intravenous, visits: alone === undefined ? [] : [alone] }, monday);
    expect(plan.visits.map(({ targetDay }) => targetDay)).toEqual([alone?.gap?.targetDays]);
  });

  it('give six infusions within three weeks, four injections, twelve esketamine visits, four nasal sessions', () => {
    expect([intravenous, intramuscular, esketamine, intranasal].map((protocol) => doses(protocol).length)).toEqual([6, 4, 12, 4]);
    const infusions = doses(intravenous);
    const span = (infusions.at(-1)?.targetDay ?? 0) - (infusions[0]?.targetDay ?? 0);
    expect(span).toBe(11); // 2 + 2 + 3 + 2 + 2
    expect(span).toBeLessThanOrEqual(intravenous.inductionSpanDays ?? 0);
  });

  it('give esketamine twice in each of the weeks 1 to 4 and once in each of the weeks 5 to 8', () => {
    const [first, ...rest] = doses(esketamine).map(({ targetDay }) => targetDay);
    const weeks = [first, ...rest].map((day) => Math.floor(((day ?? 0) - (first ?? 0)) / 7) + 1);
    expect(weeks).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8]);
  });

  it('hold the rooms as long as the visits need', () => {
    expect([evaluationPhases, intravenousPhases, intramuscularPhases, esketaminePhases].map(roomMinutes)).toEqual([75, 145, 180, 160]);
    expect(roomMinutes(intravenousWithTherapistPhases)).toBe(175); // of 165 to 180
    const observed = esketaminePhases.find(({ phase }) => phase === 'observation');
    expect(observed?.minutes).toBe(120);
  });

  it('follow every dose with an integration session in time, and end with a review', () => {
    const plan = instantiateProtocol(intramuscular, monday);
    expect(plan.visits.map(({ key }) => key)).toEqual([
      'evaluation',
      'preparation-1',
      'preparation-2',
      ...[1, 2, 3].flatMap((dose) => [`dose-${dose}`, `integration-${dose}`]),
      'dose-4',
      'integration-4',
      'review-4',
    ]);
    expect(plan.visits.filter(({ type }) => type === 'integration').every(({ gap }) => (gap?.latestDays ?? 9) <= 3)).toBe(true);
  });

  it('ask for measures on the events of the course', () => {
    const asked = (protocol: Protocol, event: string) =>
      protocol.measures.filter((at) => at.event === event).flatMap(({ instruments }) => instruments);
    expect(asked(intravenous, 'screening')).toContain('c-ssrs-screener');
    expect(asked(intravenous, 'after-dosing')).toEqual(['meq30', 'ebi', 'vas-mood']);
    expect(asked(esketamine, 'after-dosing')).toEqual([]);
    expect(asked(intravenous, 'screening')).toEqual(asked(intravenous, 'end-of-induction').filter((id) => id !== 'cgi-i'));
    expect(intravenous.measures.find(({ event }) => event === 'follow-up')?.atMonths).toEqual([1, 3, 6, 12]);
  });
});

describe('a course made from a protocol', () => {
  it('names its version and does not change with later ones', () => {
    const edited: Protocol = JSON.parse(JSON.stringify(intravenous));
    const plan = instantiateProtocol(edited, monday);
    edited.version = 2;
    edited.visits.splice(1);
    expect([plan.protocolVersion, plan.visits.length]).toEqual([1, intravenous.visits.length]);
    expect(() => Object.assign(plan.visits[0] ?? {}, { title: 'changed' })).toThrow(TypeError);
  });

  it('counts its days in the calendar of the clinic, across the change of clocks', () => {
    const plan = instantiateProtocol(intravenous, localDate('2026-10-30'));
    const first = plan.visits.find(({ key }) => key === 'dose-1');
    expect(first).toMatchObject({ targetDay: 21, targetOn: '2026-11-20', sequence: 4, roomMinutes: 175 }); // 7 + 7 + 7
    expect(plan.visits.every(({ targetDay, targetOn }) => daysBetween(plan.startsOn, targetOn) === targetDay)).toBe(true);
  });
});

describe('the distance between two visits', () => {
  const second = doses(intravenous)[1] ?? { gap: null };
  const faults = (days: number, at: string) => gapFaults(second, days, { previousAt: instant('2026-11-17T15:00:00Z'), at: instant(at) });

  it('is counted in days and, between doses, in hours', () => {
    expect(faults(2, '2026-11-19T15:00:00Z')).toEqual([]);
    expect(faults(2, '2026-11-19T14:30:00Z')).toEqual(['too-few-hours']); // 47.5 h
    expect(faults(1, '2026-11-18T15:00:00Z')).toEqual(['too-early', 'too-few-hours']);
    expect(faults(5, '2026-11-22T15:00:00Z')).toEqual([]);
    expect(faults(6, '2026-11-23T15:00:00Z')).toEqual(['too-late']);
    expect(gapFaults({ gap: null }, 0, { previousAt: instant('2026-11-17T15:00:00Z'), at: instant('2026-11-17T15:00:00Z') })).toEqual([]);
    const therapy = intravenous.visits.find(({ type }) => type === 'integration');
    expect(therapy && gapFaults(therapy, 1, { previousAt: instant('2026-11-17T15:00:00Z'), at: instant('2026-11-18T10:00:00Z') })).toEqual(
      [],
    );
  });
});

describe('a protocol that does not hold together', () => {
  const refused = (change: (protocol: Protocol) => void) => {
    const copy: Protocol = JSON.parse(JSON.stringify(intravenous));
    change(copy);
    const parsed = protocolSchema.safeParse(copy);
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  };

  it('is refused with what is wrong', () => {
    const [evaluation, preparation] = intravenous.visits;
    expect(refused(({ visits }) => visits.push(...visits.slice(0, 1)))).toEqual(
      ['Two visits are called "evaluation"', '"evaluation" needs its distance to an earlier visit'].slice(0, 2),
    );
    expect(refused(({ visits }) => Object.assign(visits[1]?.gap ?? {}, { afterVisit: 'nowhere' }))).toEqual([
      '"preparation-1" does not follow an earlier visit',
    ]);
    expect(refused(({ visits }) => Object.assign(visits[1]?.gap ?? {}, { afterVisit: 'dose-1' }))).toEqual([
      '"preparation-1" does not follow an earlier visit',
    ]);
    expect(refused(({ visits }) => Object.assign(visits[1]?.gap ?? {}, { earliestDays: 30 }))).toHaveLength(1);
    expect(evaluation?.gap === null && preparation?.gap !== null).toBe(true);
  });
});
