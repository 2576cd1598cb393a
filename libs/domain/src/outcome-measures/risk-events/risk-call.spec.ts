import { instant } from '../../shared/instant.js';
import type { RiskEscalation } from './escalation.js';
import { isOpenRisk, mostPressingFirst, riskByPatient, riskCallAt, riskCallOf } from './risk-call.js';
import type { RiskStanding } from './risk-standing.js';

const event = (state: RiskStanding['state'], acknowledgeBy: string, escalations: readonly RiskEscalation[] = []) => ({
  ...{ acknowledgeBy, escalations },
  standing: {
    ...{ state, isEscalated: false, owner: null, level: null, needsCssrs: false },
    ...{ holdsDosing: true, followUpBy: null, isFollowUpOverdue: false },
  },
});
const fresh = event('waiting', '2026-11-24T15:10:00.000Z');
const up = { rung: 1, roles: ['prescriber'], at: '2026-11-24T14:51:00.000Z' } as const;
const late = event('waiting', '2026-11-24T14:50:00.000Z', [up]);
const taken = event('acknowledged', '2026-11-24T14:43:00.000Z', [up]);
const owed = (followUpBy: string, isFollowUpOverdue: boolean) => {
  const { standing, ...known } = event('dispositioned', '2026-11-24T10:00:00.000Z');
  return { ...known, standing: { ...standing, holdsDosing: false, followUpBy, isFollowUpOverdue } };
};

describe('what the screens of a clinic say of its risk events', () => {
  it.each([
    ['nothing where none is open', [], { open: 0, dueTimes: [], told: [] }],
    ['one that is taken on, and no longer who was told of it', [taken], { open: 1, dueTimes: [], told: [] }],
    ['the first that is due', [fresh, late, taken], { open: 3, dueTimes: [late.acknowledgeBy, fresh.acknowledgeBy], told: ['prescriber'] }],
  ])('%s', (_what, events, call) => {
    expect(riskCallOf(events)).toEqual(call);
  });

  it.each([
    ['14:50:00', { overdue: 0, nextDue: late.acknowledgeBy }],
    ['14:50:01', { overdue: 1, nextDue: fresh.acknowledgeBy }],
    ['15:11:00', { overdue: 2, nextDue: null }],
  ])('at %s', (time, said) => {
    expect(riskCallAt(riskCallOf([fresh, late, taken]), instant(`2026-11-24T${time}Z`))).toEqual(said);
  });
});

it('puts what is due first before what was opened first, and a contact that is overdue before a held dose', () => {
  const [overdue, toCome] = [owed('2026-11-24T14:00:00.000Z', true), owed('2026-11-25T14:00:00.000Z', false)];
  expect(mostPressingFirst([taken, fresh, toCome, late, overdue])).toEqual([late, fresh, overdue, taken, toCome]);
});

it('is open while it holds a dose or a contact is owed, and one patient’s events are one group', () => {
  const done = { ...taken, standing: { ...taken.standing, holdsDosing: false } };
  expect([isOpenRisk(taken), isOpenRisk(owed('2026-11-25T14:00:00.000Z', false)), isOpenRisk(done)]).toEqual([true, true, false]);
  const of = (id: string) => ({ patient: { id, name: id, birthDate: null } });
  expect(riskByPatient([of('a'), of('b'), of('a')]).map((group) => group.map(({ patient }) => patient.id))).toEqual([['a', 'a'], ['b']]);
});
