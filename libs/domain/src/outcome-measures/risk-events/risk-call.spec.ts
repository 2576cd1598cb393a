import { riskCallOf } from './risk-call.js';
import type { RiskStanding } from './risk-standing.js';

const event = (state: RiskStanding['state'], acknowledgeBy: string) => ({
  acknowledgeBy,
  standing: {
    ...{ state, isEscalated: false, owner: null, level: null, needsCssrs: false },
    ...{ holdsDosing: true, followUpBy: null, isFollowUpOverdue: false },
  },
});
const taken = event('acknowledged', '2026-11-24T14:43:00.000Z');
const fresh = event('waiting', '2026-11-24T15:10:00.000Z');
const late = event('waiting', '2026-11-24T14:50:00.000Z');

describe('what the screens of a clinic say of its risk events', () => {
  it.each([
    ['nothing where none is open', [], { open: 0, waiting: 0, acknowledgeBy: null }],
    ['one that is taken on', [taken], { open: 1, waiting: 0, acknowledgeBy: null }],
    ['the first that is due', [fresh, late, taken], { open: 3, waiting: 2, acknowledgeBy: late.acknowledgeBy }],
  ])('%s', (_what, events, call) => {
    expect(riskCallOf(events)).toEqual(call);
  });
});
