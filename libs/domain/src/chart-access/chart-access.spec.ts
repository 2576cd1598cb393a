import { instant, instantFromMs } from '../shared/index.js';
import { permissions, type Permission, type Role } from '../staff/index.js';
import { chartAccess, hasDoor, isBoundToOwnPatients, openChartCommand, reasonHoldsMin, type ChartDoorFacts } from './index.js';

const now = instant('2026-11-24T15:00:00Z');
const stranger: ChartDoorFacts = { roles: ['nurse'], isOnCareTeam: false, isAtWorkWithPatient: false, openedUntil: null };

describe('the door of a chart', () => {
  it.each<[string, Partial<ChartDoorFacts>, ReturnType<typeof chartAccess>]>([
    ['a nurse who has nothing to do with the patient', {}, null],
    ['a therapist who has nothing to do with the patient', { roles: ['therapist'] }, null],
    ['a prescriber of another patient', { roles: ['prescriber'] }, null],
    ['one of the care team', { isOnCareTeam: true }, 'care-team'],
    ['whoever works with the patient today', { isAtWorkWithPatient: true }, 'at-work-with-the-patient'],
    ['the medical director', { roles: ['prescriber', 'medical-director'] }, 'role'],
    ['compliance', { roles: ['compliance'] }, 'role'],
    ['a reason given less than an hour ago', { openedUntil: instantFromMs(now + 1) }, 'reason'],
    ['a reason that ends now', { openedUntil: now }, null],
  ])('for %s', (_who, facts, expected) => {
    expect(chartAccess({ ...stranger, ...facts }, now)).toBe(expected);
  });

  it('binds therapists, nurses and prescribers to their own patients, and nobody else', () => {
    const roles: Role[] = [
      'therapist',
      'nurse',
      'prescriber',
      'medical-director',
      'clinic-manager',
      'front-desk',
      'compliance',
      'administrator',
    ];
    expect(roles.filter((role) => isBoundToOwnPatients([role]))).toEqual(['therapist', 'nurse', 'prescriber']);
    expect(isBoundToOwnPatients([])).toBe(false);
  });

  it('stands before everything that reads or signs in a chart, and not before the bedside or a cry for help', () => {
    const all = Object.keys(permissions) as Permission[];
    const closed = all.filter(hasDoor);
    expect(closed).toEqual(
      expect.arrayContaining(['chart.read', 'notes.read', 'measures.read', 'dosing.read', 'review.read', 'orders.sign']),
    );
    for (const open of ['dosing.record', 'dosing.observe', 'risk.act', 'arrivals.record'] as const) expect(closed).not.toContain(open);
  });
});

describe('a reason', () => {
  it('is said in words of one’s own, and holds an hour', () => {
    const id = '0197a000-0000-7000-8000-000000000001';
    expect(openChartCommand.safeParse({ id, reason: '          x' }).success).toBe(false);
    expect(openChartCommand.safeParse({ id, reason: 'Nine char' }).success).toBe(false);
    expect(openChartCommand.safeParse({ id, reason: 'Ten chars!' }).success).toBe(true);
    expect(openChartCommand.safeParse({ id, reason: 'Covering for Tom, patient is asking for help' }).success).toBe(true);
    expect(reasonHoldsMin).toBe(60);
  });
});
