import { decideTransition, nextTransitions, type Machine } from './state-machine.js';

type State = 'closed' | 'open' | 'locked';
type Event = 'open' | 'lock' | 'unlock';
interface Facts {
  readonly hasKey: boolean;
  readonly before: State;
}

const cabinet: Machine<State, Event, 'nurse' | 'auditor', Facts> = {
  name: 'cabinet',
  initial: 'closed',
  terminal: ['locked'],
  transitions: [
    {
      event: 'open',
      from: ['closed'],
      to: 'open',
      roles: ['nurse'],
      documents: ['reason', 'witness'],
      guards: [({ hasKey }) => (hasKey ? [] : [{ code: 'no-key', message: 'Fetch the key.' }])],
    },
    { event: 'lock', from: ['open', 'closed'], to: ({ before }) => before, roles: ['nurse', 'system'] },
  ],
};

describe('a state machine', () => {
  it('takes a step when role, documents and guards are met', () => {
    const facts = { hasKey: true, before: 'locked' } as const;
    const request = { state: 'closed', event: 'open', roles: ['nurse'], facts, documented: ['witness', 'reason'] } as const;
    expect(decideTransition(cabinet, request)).toEqual({ allowed: true, value: { event: 'open', from: 'closed', to: 'open' } });
  });

  it('refuses with everything that is missing at once', () => {
    const facts = { hasKey: false, before: 'closed' } as const;
    const answer = decideTransition(cabinet, { state: 'closed', event: 'open', roles: ['auditor'], facts, documented: ['reason'] });
    expect(answer.allowed ? [] : answer.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['role-may-not', undefined],
      ['not-documented', 'witness'],
      ['no-key', undefined],
    ]);
  });

  it('refuses a step its state does not know and says which it knows', () => {
    const facts = { hasKey: true, before: 'open' } as const;
    expect(decideTransition(cabinet, { state: 'open', event: 'open', roles: ['nurse'], facts })).toMatchObject({
      allowed: false,
      refusals: [{ code: 'not-from-this-state', facts: { possible: ['lock'] } }],
    });
    expect(decideTransition(cabinet, { state: 'locked', event: 'unlock', roles: ['system'], facts })).toMatchObject({
      allowed: false,
      refusals: [{ facts: { possible: [] } }],
    });
  });

  it('lists the next steps with what stands in their way, and a target that depends on the facts', () => {
    const steps = nextTransitions(cabinet, { state: 'closed', roles: ['system'], facts: { hasKey: true, before: 'locked' } });
    expect(steps.map(({ event, to, isAllowed, unmet }) => [event, to, isAllowed, unmet.map((one) => one.code)])).toEqual([
      ['open', 'open', false, ['role-may-not', 'not-documented', 'not-documented']],
      ['lock', 'locked', true, []],
    ]);
    expect(
      decideTransition(cabinet, { state: 'closed', event: 'lock', roles: ['nurse'], facts: { hasKey: true, before: 'locked' } }),
    ).toMatchObject({ value: { to: 'locked' } });
  });
});
