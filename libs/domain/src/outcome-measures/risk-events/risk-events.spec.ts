import { idFrom } from '../../shared/id.js';
import { instant } from '../../shared/instant.js';
import type { Role } from '../../staff/permissions.js';
import type { RiskLevel } from '../measure-score.js';
import { decideDisposition, type SignRiskDisposition } from './disposition.js';
import { contradictsAnswers, type RiskEventRecord, riskStanding, type RiskStep } from './risk-standing.js';

const ruiz = { id: 'ruiz', name: 'Elena Ruiz' };
const okafor = { id: 'okafor', name: 'Maya Okafor' };
const at = (time: string) => `2026-11-17T${time}:00Z`;

const signed: Omit<SignRiskDisposition, 'id'> = {
  ...{ level: 'low', disposition: 'proceed', actions: ['safety-plan-reviewed'], plan: 'Call after 24 h.' },
  ...{ followUpBy: '2026-11-18T14:44:00Z', withoutCssrsBecause: null, contradictionBecause: null },
};
const step = {
  acknowledged: (time: string, by = ruiz): RiskStep => ({ id: time, kind: 'acknowledged', details: {}, by, at: at(time) }),
  finding: (time: string, level: RiskLevel): RiskStep => {
    return { id: time, kind: 'finding-added', details: { responseId: 'r', instrument: 'c-ssrs-screener', level }, by: ruiz, at: at(time) };
  },
  signed: (time: string, more: Partial<typeof signed> = {}): RiskStep => {
    return { id: time, kind: 'disposition-signed', details: { ...signed, ...more }, by: okafor, at: at(time) };
  },
  followedUp: (time: string): RiskStep => ({ id: time, kind: 'followed-up', details: { note: 'Reached.' }, by: ruiz, at: at(time) }),
};

/** Alex at 09:38 on the golden day (UTC−5). Source: clinical reference §10.1. */
function alex(...steps: RiskStep[]): RiskEventRecord {
  return {
    ...{ id: 'event', patient: { id: 'alex', name: 'Alex Morgan', birthDate: null }, isSourceInError: false, level: null },
    source: { kind: 'answers', instrument: 'phq-9', responseId: 'r', items: [{ item: '9', value: 1, riskFrom: 1 }] },
    ...{ setting: 'in-clinic', openedAt: at('14:38'), openedBy: ruiz, acknowledgeBy: at('14:53'), needsCssrs: true, policyVersion: '1' },
    steps,
    escalations: [],
  };
}
const standing = (now: string, ...steps: RiskStep[]) => riskStanding(alex(...steps), instant(at(now)));

describe('a risk event', () => {
  it('waits without an owner and escalates when its time has passed, not before', () => {
    expect(standing('14:53')).toMatchObject({ state: 'waiting', owner: null, isEscalated: false, holdsDosing: true, level: null });
    expect(standing('14:54')).toMatchObject({ isEscalated: true });
    expect(standing('14:54', step.acknowledged('14:40')).isEscalated).toBe(false);
  });

  it('belongs to the last to take it on', () => {
    expect(standing('14:50', step.acknowledged('14:40'), step.acknowledged('14:45', okafor)).owner).toEqual(okafor);
    expect(standing('14:50', step.signed('14:44')).owner).toEqual(okafor);
  });

  it('goes as on the golden day: C-SSRS low, disposition after six minutes, contact by the next day', () => {
    const steps = [step.acknowledged('14:40'), step.finding('14:42', 'low'), step.signed('14:44')];
    expect(standing('15:05', ...steps)).toMatchObject({
      ...{ state: 'dispositioned', level: 'low', needsCssrs: false, holdsDosing: false },
      ...{ followUpBy: '2026-11-18T14:44:00Z', isFollowUpOverdue: false },
    });
    const nextDay = riskStanding(alex(...steps), instant('2026-11-18T14:45:00Z'));
    expect(nextDay.isFollowUpOverdue).toBe(true);
    expect(standing('15:30', ...steps, step.followedUp('15:20')).followUpBy).toBeNull();
  });

  it('is not lowered by a finding, only by a disposition, and raised again by a finding after it', () => {
    expect(standing('15:00', step.finding('14:40', 'high'), step.finding('14:50', 'none')).level).toBe('high');
    expect(standing('15:00', step.finding('14:40', 'high'), step.signed('14:50', { level: 'low' })).level).toBe('low');
    expect(standing('15:00', step.signed('14:50', { level: 'low' }), step.finding('14:55', 'moderate')).level).toBe('moderate');
  });

  it('holds the dose until the last disposition says "proceed"', () => {
    expect(standing('15:00', step.signed('14:50', { disposition: 'defer' })).holdsDosing).toBe(true);
    expect(standing('15:00', step.signed('14:50'), step.signed('14:55', { disposition: 'divert-to-emergency' })).holdsDosing).toBe(true);
    expect(standing('15:00', step.signed('14:50', { disposition: 'defer' }), step.signed('14:55')).holdsDosing).toBe(false);
  });

  it('owes the contact that the last disposition names', () => {
    const later = step.signed('15:10', { followUpBy: null, level: 'none' });
    expect(standing('15:20', step.signed('14:50'), step.followedUp('15:00'), later).followUpBy).toBeNull();
    expect(standing('15:20', step.signed('14:50'), step.followedUp('15:00'), step.signed('15:10')).followUpBy).not.toBeNull();
  });
});

describe('a level that says less than the answers', () => {
  const told = (level: RiskLevel, changes: Partial<RiskEventRecord> = {}, ...steps: RiskStep[]) => {
    const event = { ...alex(...steps), ...changes };
    return contradictsAnswers({ ...event, standing: riskStanding(event, instant(at('15:00'))) }, level);
  };
  it.each<[string, boolean, boolean]>([
    ['none beside a positive answer', told('none'), true],
    ['low beside it, where no triage was made', told('low'), false],
    ['low beside a C-SSRS of moderate', told('low', {}, step.finding('14:42', 'moderate')), true],
    ['moderate beside a C-SSRS of moderate', told('moderate', {}, step.finding('14:42', 'moderate')), false],
    ['high beside a C-SSRS of low', told('high', {}, step.finding('14:42', 'low')), false],
    ['none where the form was entered in error', told('none', { isSourceInError: true }), false],
    ['none after a concern of staff', told('none', { source: { kind: 'concern', concern: 'Seemed low.' } }), false],
  ])('%s', (_what, is, expected) => {
    expect(is).toBe(expected);
  });
});

interface Case {
  readonly roles?: readonly Role[];
  readonly level?: RiskLevel | null;
  readonly needsCssrs?: boolean;
  readonly isSupervised?: boolean;
  readonly isContradicted?: boolean;
  readonly command?: Partial<SignRiskDisposition>;
}

function refusals({ command = {}, ...more }: Case): string[] {
  const known = {
    roles: ['therapist'],
    level: 'low',
    needsCssrs: false,
    isSupervised: false,
    isContradicted: false,
    now: instant(at('14:44')),
  } as const;
  const decision = decideDisposition({
    ...known,
    ...more,
    command: { id: idFrom('0199a0b0-0000-7000-8000-000000000009'), ...signed, ...command },
  });
  return decision.allowed ? [] : decision.refusals.map(({ code }) => code);
}

describe('signing a disposition', () => {
  it.each<[string, Case, string[]]>([
    ['a therapist at a low level', {}, []],
    ['an associate under supervision', { isSupervised: true }, ['licence-needed']],
    ['a therapist at a high finding judged low', { level: 'high' }, ['prescriber-needed']],
    ['a therapist who judges it high', { command: { level: 'high' } }, ['prescriber-needed']],
    ['a prescriber at a high level', { level: 'high', roles: ['prescriber'], command: { level: 'high' } }, []],
    [
      'a medical director who defers at a high level',
      { level: 'high', roles: ['medical-director'], command: { disposition: 'defer' } },
      ['high-not-answered'],
    ],
    ['no C-SSRS and no reason', { level: null, needsCssrs: true }, ['cssrs-missing']],
    ['no C-SSRS with a reason', { level: null, needsCssrs: true, command: { withoutCssrsBecause: 'Declined.' } }, []],
    ['no contact at a low level', { command: { followUpBy: null } }, ['follow-up-needed']],
    ['nothing done with the patient at a low level', { command: { actions: [] } }, ['action-needed']],
    ['nothing done where no risk was found', { command: { actions: [], level: 'none', followUpBy: null } }, []],
    ['a letter for a plan', { command: { plan: 'x' } }, ['plan-too-short']],
    ['fourteen characters for a plan', { command: { plan: 'Call tomorrow.' } }, ['plan-too-short']],
    ['fifteen', { command: { plan: 'Call him at ten' } }, []],
    ['a letter for a reason', { needsCssrs: true, command: { withoutCssrsBecause: 'y' } }, ['reason-too-short']],
    ['less risk than was answered', { isContradicted: true }, ['explanation-needed']],
    [
      'less risk than was answered, with a letter',
      { isContradicted: true, command: { contradictionBecause: 'z' } },
      ['explanation-needed'],
    ],
    [
      'less risk than was answered, explained',
      { isContradicted: true, command: { contradictionBecause: 'Meant last year; denies any thought now.' } },
      [],
    ],
    ['no contact at level none', { command: { followUpBy: null, level: 'none' } }, []],
    ['a contact just now', { command: { followUpBy: at('14:44') } }, ['follow-up-late']],
    ['a contact in exactly 72 hours', { command: { followUpBy: '2026-11-20T14:44:00Z' } }, []],
    ['a contact a minute later', { command: { followUpBy: '2026-11-20T14:45:00Z' } }, ['follow-up-late']],
    [
      'everything at once',
      { isSupervised: true, level: 'high', needsCssrs: true, command: { followUpBy: null } },
      ['licence-needed', 'prescriber-needed', 'cssrs-missing', 'follow-up-needed'],
    ],
  ])('%s', (_who, given, codes) => {
    expect(refusals(given)).toEqual(codes);
  });
});
