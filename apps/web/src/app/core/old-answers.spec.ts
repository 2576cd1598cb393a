import { sweepOldAnswers } from './old-answers.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const daysAgo = (days: number): number => now - days * 86_400_000;
const waiting = (days: number): string => JSON.stringify({ form: { takenAt: new Date(daysAgo(days)).toISOString() }, pass: null });
const begun = (days: number): string => JSON.stringify({ answers: { '1': 2 }, position: 1, keptAt: daysAgo(days) });

describe('answers that were left on a device', () => {
  it('go once nobody can send them any more, and not a day before', () => {
    localStorage.clear();
    const kept = {
      'sojourn.check-in.link.new': waiting(60),
      'sojourn.form.mark.new': begun(60),
      'sojourn.form.mark.timeless': JSON.stringify({ answers: {}, position: 0 }),
      'sojourn.check-in.link.foreign': 'not ours',
      'sojourn.waiting-room': '1.tablet.secret',
    };
    const old = { 'sojourn.check-in.link.old': waiting(91), 'sojourn.form.mark.old': begun(91) };
    for (const [key, text] of Object.entries({ ...kept, ...old })) localStorage.setItem(key, text);
    sweepOldAnswers(now);
    expect({ ...localStorage }).toEqual(kept);
  });
});
