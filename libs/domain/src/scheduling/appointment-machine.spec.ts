import { decideTransition, instant, plusMinutes, type Decision, type Unmet } from '../shared/index.js';
import {
  appointmentMachine,
  type AppointmentActor,
  type AppointmentEvent,
  type AppointmentFacts,
  type AppointmentState,
} from './appointment-machine.js';
import { defaultSchedulingPolicy } from './scheduling-policy.js';

const machine = appointmentMachine(defaultSchedulingPolicy);
const startsAt = instant('2026-11-17T14:30:00Z');
const inOrder: AppointmentFacts = {
  now: plusMinutes(startsAt, -2_880),
  startsAt,
  isDosingVisit: true,
  areResourcesFree: true,
  doesCoursePermitVisit: true,
  areCredentialsValid: true,
  isPrescriberOnSiteThroughout: true,
  hasEscortContact: true,
  isBlockStillFeasible: true,
  identifiersChecked: 2,
  openForms: 0,
  areOpenFormsExplained: false,
  isLinkedRecordFinished: true,
};
const ask = (
  state: AppointmentState,
  event: AppointmentEvent,
  changes: Partial<AppointmentFacts> = {},
  actor: AppointmentActor | 'system' = 'front-desk',
  documented = ['reason', 'safety-call-attempt', 'follow-up'],
) => decideTransition(machine, { state, event, roles: [actor], facts: { ...inOrder, ...changes }, documented });
const codes = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));

describe('an appointment', () => {
  it.each([
    ['requested', 'hold', 'held', 'patient'],
    ['held', 'book', 'booked', 'clinic-manager'],
    ['booked', 'confirm', 'confirmed', 'patient'],
    ['booked', 'confirm', 'confirmed', 'clinic-manager'],
    ['confirmed', 'arrive', 'arrived', 'front-desk'],
    ['arrived', 'check-in', 'checked-in', 'nurse'],
    ['arrived', 'check-in', 'checked-in', 'clinic-manager'],
    ['checked-in', 'begin', 'in-progress', 'system'],
    ['in-progress', 'complete', 'completed', 'system'],
    ['no-show', 'arrive-after-no-show', 'arrived', 'front-desk'],
    ['no-show', 'arrive-after-no-show', 'arrived', 'clinic-manager'],
    ['no-show', 'call-again', 'no-show', 'front-desk'],
    ['no-show', 'call-again', 'no-show', 'clinic-manager'],
    ['no-show', 'follow-up', 'no-show', 'therapist'],
    ['no-show', 'follow-up', 'no-show', 'nurse'],
    ['no-show', 'follow-up', 'no-show', 'prescriber'],
    ['no-show', 'follow-up', 'no-show', 'medical-director'],
    ['arrived', 'cancel-for-clinic', 'cancelled-clinic', 'front-desk'],
  ] as const)('that is %s can %s and is %s', (state, event, to, actor) => {
    expect(ask(state, event, {}, actor)).toMatchObject({ allowed: true, value: { to } });
  });

  it.each([
    ['requested', 'hold', { areResourcesFree: null }, ['resources-not-free']],
    [
      'held',
      'book',
      { doesCoursePermitVisit: null, areCredentialsValid: false, isPrescriberOnSiteThroughout: null },
      ['course-does-not-permit', 'credentials-not-valid', 'prescriber-not-on-site'],
    ],
    ['booked', 'confirm', { hasEscortContact: false }, ['escort-missing']],
    ['arrived', 'check-in', { identifiersChecked: 1, openForms: null }, ['identity-not-checked', 'forms-open']],
    ['arrived', 'check-in', { openForms: 2 }, ['forms-open']],
    ['arrived', 'check-in', { openForms: 2, areOpenFormsExplained: true }, []],
    ['no-show', 'arrive-after-no-show', { isBlockStillFeasible: null }, ['block-not-feasible']],
  ] as const)('that is %s refuses to %s with all that is missing', (state, event, changes, missing) => {
    expect(codes(ask(state, event, changes))).toEqual(missing);
  });

  it('asks for no prescriber and no escort where no dose is given', () => {
    const talk = { isDosingVisit: false, isPrescriberOnSiteThroughout: null, hasEscortContact: false };
    expect([codes(ask('held', 'book', talk)), codes(ask('booked', 'confirm', talk))]).toEqual([[], []]);
    expect(codes(ask('in-progress', 'complete', { isLinkedRecordFinished: null }, 'system'))).toEqual(['record-open']);
  });

  it('is cancelled in time at the cut-off of 24 hours and late a minute after it', () => {
    expect(ask('booked', 'cancel-for-patient', { now: plusMinutes(startsAt, -1_440) })).toMatchObject({
      value: { to: 'cancelled-patient' },
    });
    expect(ask('booked', 'cancel-for-patient', { now: plusMinutes(startsAt, -1_439) })).toMatchObject({ value: { to: 'cancelled-late' } });
    expect(codes(ask('booked', 'cancel-for-clinic', {}, 'clinic-manager', []))).toEqual(['not-documented']);
  });

  it('is a no-show from twenty minutes on, with a safety call attempted', () => {
    expect(codes(ask('booked', 'mark-no-show', { now: plusMinutes(startsAt, 19) }, 'front-desk', []))).toEqual([
      'not-documented',
      'within-grace',
    ]);
    expect(ask('booked', 'mark-no-show')).toMatchObject({ refusals: [{ facts: { from: '2026-11-17T14:50:00.000Z' } }] });
    for (const actor of ['front-desk', 'clinic-manager'] as const)
      expect(codes(ask('confirmed', 'mark-no-show', { now: plusMinutes(startsAt, 20) }, actor))).toEqual([]);
    expect(codes(ask('confirmed', 'mark-no-show', { now: plusMinutes(startsAt, 20) }, 'nurse'))).toEqual(['role-may-not']);
  });

  it('nobody came to is rung about again by the desk and followed up by clinicians, each with what came of it', () => {
    expect(codes(ask('no-show', 'follow-up', {}, 'clinic-manager'))).toEqual(['role-may-not']);
    expect(codes(ask('no-show', 'call-again', {}, 'therapist'))).toEqual(['role-may-not']);
    expect(codes(ask('no-show', 'follow-up', {}, 'nurse', []))).toEqual(['not-documented']);
    expect(codes(ask('no-show', 'call-again', {}, 'front-desk', []))).toEqual(['not-documented']);
    expect(codes(ask('booked', 'follow-up', {}, 'nurse'))).toEqual(['not-from-this-state']);
  });

  it('never leaves its terminal states', () => {
    for (const state of machine.terminal) expect(machine.transitions.some((transition) => transition.from.includes(state))).toBe(false);
  });
});
