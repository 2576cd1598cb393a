import { instant } from '../../shared/instant.js';
import type { Role } from '../../staff/permissions.js';
import { defaultRiskPolicy } from '../risk-event.js';
import { escalationsDue, type UnansweredRiskEvent } from './escalation.js';

const at = (time: string) => instant(`2026-11-17T${time}:00Z`);
const everybody: readonly Role[] = ['therapist', 'nurse', 'prescriber', 'medical-director', 'clinic-manager'];

/** Due 14:53 in the clinic, as on the golden day. */
const due = (now: string, more: Partial<UnansweredRiskEvent> = {}, present: readonly Role[] = everybody) =>
  escalationsDue({ setting: 'in-clinic', acknowledgeBy: at('14:53'), reached: 0, ...more }, present, at(now)).map(({ rung }) => rung);

describe('a risk event that nobody answers', () => {
  it.each<[string, number[], number[]]>([
    ['tells nobody before its time', due('14:52'), []],
    ['tells the prescribers at its time', due('14:53'), [1]],
    ['tells them once', due('15:00', { reached: 1 }), []],
    ['tells the next rung ten minutes later', due('15:03', { reached: 1 }), [2]],
    ['tells both at once after a sleep', due('16:00'), [1, 2]],
    ['tells nobody once every rung was told', due('16:00', { reached: 2 }), []],
    ['gives a remote one half an hour between the rungs', due('15:22', { setting: 'remote', reached: 1 }), []],
    ['and then tells', due('15:23', { setting: 'remote', reached: 1 }), [2]],
    ['passes a rung that nobody holds on at once', due('14:53', {}, ['nurse', 'clinic-manager']), [1, 2]],
  ])('%s', (_what, told, expected) => {
    expect(told).toEqual(expected);
  });

  it('names the roles of the rung', () => {
    const [first, second] = escalationsDue(
      { setting: 'remote', acknowledgeBy: at('14:53'), reached: 0 },
      [],
      at('14:53'),
      defaultRiskPolicy,
    );
    expect([first?.roles, second?.roles]).toEqual([['prescriber'], ['medical-director', 'clinic-manager']]);
  });
});
