import { riskCallOf } from './risk-call.js';
import type { RiskEscalation } from './escalation.js';
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

describe('what the screens of a clinic say of its risk events', () => {
  it.each([
    ['nothing where none is open', [], { open: 0, waiting: 0, acknowledgeBy: null, told: [] }],
    ['one that is taken on, and no longer who was told of it', [taken], { open: 1, waiting: 0, acknowledgeBy: null, told: [] }],
    ['the first that is due', [fresh, late, taken], { open: 3, waiting: 2, acknowledgeBy: late.acknowledgeBy, told: ['prescriber'] }],
  ])('%s', (_what, events, call) => {
    expect(riskCallOf(events)).toEqual(call);
  });
});
