import { aDosingSession, alexLines } from '@sojourn/domain/testing';
import { stageNow, stagesOf } from './stages.js';

const alex = aDosingSession().telling(...alexLines);

describe('the stages of a session', () => {
  it('follow the golden infusion from check to close', () => {
    const at = ['09:36', '10:01', '10:03', '10:30', '10:55', '11:59'].map((time) => stageNow(alex.foldAt(time)));
    expect(at).toEqual(['check', 'prepare', 'dose', 'dose', 'recover', 'close']);
  });

  it('say how much is missing in the one that is on, and nothing of the others', () => {
    const stages = stagesOf(alex.foldAt('11:40'));
    expect(stages.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'now', 'later']);
    expect(stages[4]?.missing.map(({ code }) => code)).toContain('minimum-observation');
  });

  it('begin with the order while none is signed', () => {
    const fold = aDosingSession('intravenous-ketamine', { order: null }).foldAt('09:00');
    expect(stagesOf(fold)[0]).toMatchObject({ name: 'order', state: 'now', missing: [{ code: 'order-not-signed' }] });
  });

  it('were not needed when the session was called off, and closing is left', () => {
    const fold = aDosingSession().with('10:00', 'aborted', { reason: 'Pressure too high' }).foldAt('10:05');
    expect(stagesOf(fold).map(({ state }) => state)).toEqual([...Array<string>(5).fill('not-needed'), 'now']);
  });
});
