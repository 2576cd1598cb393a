import { aDosingSession, alexLines } from '../dosing-sessions/testing/index.js';
import { answerCommand } from './domain-command.js';

const alex = aDosingSession('intravenous-ketamine').telling(...alexLines);
const fold = (input: Record<string, unknown>) => answerCommand(['fold'], JSON.stringify(input));
const now = '2026-11-17T10:50:00-05:00';

describe('the fold command', () => {
  it('folds the infusion of the golden day: 34.03 mg in 41.5 mL, stopped early', () => {
    const folded = fold({ session: alex.session, entries: alex.entries, now });
    expect(folded).toMatchObject({ ok: true, now: '2026-11-17T15:50:00.000Z', dosing: { outcome: 'stopped-early', racemicUg: 34_030 } });
    expect(folded).not.toHaveProperty('situation');
  });

  it('names every entry it cannot read by its place', () => {
    const wrong = { ...alex.entries[0], kind: 'sang-a-song' };
    expect(fold({ session: alex.session, entries: [...alex.entries.slice(0, 1), wrong], now })).toMatchObject({
      ok: false,
      refusals: [{ code: 'entry-kind-unknown', path: 'entries.1.kind' }],
    });
    expect(JSON.stringify(fold({ session: {}, entries: [], now }))).toContain('"path":"session.id"');
    expect(fold({ session: alex.session, entries: [] })).toMatchObject({ ok: false, refusals: [{ code: 'missing-field', path: 'now' }] });
  });
});
