import { defaultProtocols } from '../courses/index.js';
import {
  defaultEsketaminePolicy,
  defaultHomePolicy,
  defaultHomeSupplyPolicy,
  defaultInjectionPolicy,
  defaultLimitPolicy,
  defaultMonitoringPolicy,
  defaultPreparationPolicy,
  defaultRescuePolicy,
} from '../dosing-sessions/index.js';
import { defaultStockPolicy } from '../inventory/index.js';
import { decidePolicyChange, decodePolicy, policyKinds, type PolicyKind } from './index.js';

const defaults: Record<PolicyKind, object> = {
  limits: defaultLimitPolicy,
  monitoring: defaultMonitoringPolicy,
  preparation: defaultPreparationPolicy,
  injection: defaultInjectionPolicy,
  esketamine: defaultEsketaminePolicy,
  'home-session': defaultHomePolicy,
  'home-supply': defaultHomeSupplyPolicy,
  rescue: defaultRescuePolicy,
  stock: defaultStockPolicy,
  protocol: defaultProtocols[0] ?? {},
};

const plainCopy = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
const faults = (kind: PolicyKind, policy: unknown): string[] => {
  const decision = decodePolicy(kind, policy);
  return decision.allowed ? [] : decision.refusals.map(({ path }) => path);
};

/** A copy with one value changed, its place written like a refusal's path. */
function edited(kind: PolicyKind, path: string, value: unknown): Record<string, unknown> {
  const copy = plainCopy(defaults[kind]);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((place, step) => Reflect.get(Object(place), step), copy);
  Reflect.set(Object(holder), last, value);
  return copy;
}

describe('a policy that a clinic has edited', () => {
  it.each(policyKinds)('%s: the default passes through JSON and back', (kind) => {
    expect(decodePolicy(kind, plainCopy(defaults[kind]))).toEqual({ allowed: true, value: defaults[kind] });
  });

  it.each(policyKinds)('%s: an unknown field, no version and no object are refused', (kind) => {
    expect(faults(kind, { ...plainCopy(defaults[kind]), sistolicBelow: 1 })).toEqual(['sistolicBelow']);
    expect(faults(kind, { ...plainCopy(defaults[kind]), version: undefined })).toContain('version');
    expect(faults(kind, { ...plainCopy(defaults[kind]), version: 0 })).toContain('version');
    expect(faults(kind, 'strict')).toEqual(['']);
  });

  const yellow = defaultMonitoringPolicy.alerts.findIndex(
    ({ tier, sign, comparison }) => tier === 'yellow' && sign === 'systolicMmHg' && comparison === 'at-least',
  );
  const low = defaultMonitoringPolicy.alerts.findIndex(({ tier, sign }) => tier === 'yellow' && sign === 'spo2Percent');

  it.each<[PolicyKind, string, unknown, string]>([
    ['monitoring', `alerts.${yellow}.limit`, 181, `alerts.${yellow}.limit`],
    ['monitoring', `alerts.${low}.limit`, 89, `alerts.${low}.limit`],
    ['monitoring', 'likely.systolicMmHg', [39, 220], 'likely.systolicMmHg'],
    ['monitoring', 'likely.systolicMmHg', [80, 301], 'likely.systolicMmHg'],
    ['monitoring', 'likely.systolicMmHg', [220, 80], 'likely.systolicMmHg'],
    ['monitoring', 'schedules.intranasal-esketamine.minimumObservationMin', 119, 'schedules.intranasal-esketamine.minimumObservationMin'],
    ['monitoring', 'schedules.intranasal-esketamine.isMinimumHard', false, 'schedules.intranasal-esketamine.isMinimumHard'],
    ['monitoring', 'schedules.intramuscular-ketamine.offsets.minutes', [5, 15, 15], 'schedules.intramuscular-ketamine.offsets.minutes'],
    ['monitoring', 'missedAfterMin', 4, 'missedAfterMin'],
    ['monitoring', 'acknowledgeWithinMin.red', 11, 'acknowledgeWithinMin.red'],
    ['monitoring', 'discharge.scoreAtLeast', 11, 'discharge.scoreAtLeast'],
    ['monitoring', 'schedules.sublingual-ketamine', undefined, 'schedules.sublingual-ketamine'],
    ['limits', 'rules.1.soft', 1.6, 'rules.1.soft'],
    ['limits', 'rules.0.soft', null, 'rules.0'],
    ['limits', 'rules.0.routes', ['intravenous'], 'rules.0.routes.0'],
    ['limits', 'frailty.factor', 1.1, 'frailty.factor'],
    ['limits', 'effectiveFrom', '2026-02-30', 'effectiveFrom'],
    ['rescue', 'oxygenUsualMlPerMin', [4, 2], 'oxygenUsualMlPerMin.0'],
    ['preparation', 'pumpStepMlPerH', 0, 'pumpStepMlPerH'],
    ['protocol', 'visits.1.gap', null, 'visits'],
  ])('%s with %s = %j is refused at %s', (kind, path, value, refusedAt) =>
    expect(faults(kind, edited(kind, path, value))).toContain(refusedAt),
  );

  it.each<[PolicyKind, string, unknown]>([
    ['monitoring', `alerts.${yellow}.limit`, 180],
    ['monitoring', 'missedAfterMin', 5],
    ['monitoring', 'acknowledgeWithinMin.red', 10],
    ['monitoring', 'likely.systolicMmHg', [40, 300]],
    ['monitoring', 'schedules.intranasal-esketamine.minimumObservationMin', 150],
    ['limits', 'rules.1.soft', 1.5],
    ['limits', 'rules.1.hard', null],
  ])('%s with %s = %j makes sense', (kind, path, value) => expect(faults(kind, edited(kind, path, value))).toEqual([]));
});

describe('what stands in the way of an edited policy', () => {
  const messages = (path: string, value: unknown): string[] => {
    const decision = decodePolicy('monitoring', edited('monitoring', path, value));
    return decision.allowed ? [] : decision.refusals.map(({ message }) => message);
  };

  it('is said in a sentence', () => {
    expect(messages('likely.systolicMmHg', [39, 220])).toEqual(['Likely values lie within the possible ones, 40 to 300']);
    expect(messages('missedAfterMin', 4)).toEqual(['What is missed was late before']);
    expect(messages('acknowledgeWithinMin.red', 11)).toEqual(['Red is acknowledged no later than yellow']);
    expect(messages('schedules.intranasal-esketamine.isMinimumHard', false)).toEqual([
      'Esketamine is watched for 120 min at least, and nobody sets that aside',
    ]);
    expect(messages('schedules.intranasal-ketamine.offsets.minutes', [20, 10])).toEqual(['Minutes rise from one to the next']);
  });

  it('a yellow limit is held against the red one of its own rule, sign and comparison alone', () => {
    const high = { rule: 'heart-rate-high', sign: 'heartRatePerMin', comparison: 'above' };
    const policyOf = (...alerts: object[]) => faults('monitoring', { ...plainCopy(defaultMonitoringPolicy), alerts });
    const yellow = { ...high, tier: 'yellow', limit: 150 };
    expect(policyOf(yellow, { ...high, tier: 'red', limit: 140 })).toEqual(['alerts.0.limit']);
    expect(policyOf(yellow, { ...high, tier: 'red', limit: 150 })).toEqual([]);
    expect(policyOf(yellow, { ...high, tier: 'info', limit: 140 })).toEqual([]);
    expect(policyOf(yellow, { ...high, tier: 'red', limit: 140, rule: 'pain-high' })).toEqual([]);
    expect(policyOf(yellow, { ...high, tier: 'red', limit: 140, sign: 'spo2Percent' })).toEqual([]);
    expect(policyOf(yellow, { ...high, tier: 'red', limit: 140, comparison: 'at-least' })).toEqual([]);
    const low = { rule: 'heart-rate-low', sign: 'heartRatePerMin', comparison: 'below' };
    expect(policyOf({ ...low, tier: 'yellow', limit: 39 }, { ...low, tier: 'red', limit: 40 })).toEqual(['alerts.0.limit']);
  });
});

describe('a change of policy', () => {
  const next = { ...defaultLimitPolicy, version: 2 };
  const change = (more: object) =>
    decidePolicyChange('limits', { current: defaultLimitPolicy, proposed: next, authorId: 'okafor', approverId: 'cole', ...more });
  const codes = (more: object) => {
    const decision = change(more);
    return decision.allowed ? [] : decision.refusals.map(({ code, path }) => `${code} ${path}`);
  };

  it('is the next version, by two people', () => {
    expect(change({})).toEqual({ allowed: true, value: next });
    expect(codes({ approverId: null })).toEqual(['approver-missing approverId']);
    expect(codes({ approverId: 'okafor' })).toEqual(['approver-is-author approverId']);
    expect(codes({ proposed: defaultLimitPolicy, approverId: null })).toEqual(['version-not-next version', 'approver-missing approverId']);
    expect(codes({ proposed: { ...next, version: 3 } })).toEqual(['version-not-next version']);
    expect(codes({ proposed: { ...next, rules: [] } })).toEqual(['out-of-range rules']);
  });
});
