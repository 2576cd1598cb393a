import type { LocalDate } from '../../shared/index.js';
import { commitment } from '../notes-content/index.js';
import { integrationThread } from './integration-thread.js';
import { isDuePractice, practicesOf } from './practices.js';
import type { ThreadNote, ThreadSession } from './thread-note.js';

const author = { id: 's1', name: 'Priya Nair', credential: '' };
const aNote = (id: string, at: string, changes: Partial<ThreadNote> = {}): ThreadNote => ({
  ...{ id, at, noteType: 'integration', author, sessionIds: [], sections: {}, themes: [], commitments: [] },
  ...changes,
});
const held: ThreadSession[] = [
  {
    sessionId: 'd1',
    startsAt: '2026-11-17T15:00:00Z',
    quotes: [{ entryId: 'e1', at: '2026-11-17T15:12:00Z', text: 'my father’s workshop' }],
  },
  { sessionId: 'd2', startsAt: '2026-11-24T15:00:00Z', quotes: [] },
];
const intention = aNote('n0', '2026-11-16T15:00:00Z', { noteType: 'preparation', sections: { intentions: '“Let go of the tightness”' } });
const insight = aNote('n1', '2026-11-18T18:00:00Z', {
  sessionIds: ['d1'],
  sections: { insights: '“Grief, not failure”' },
  themes: ['grief-and-loss'],
  commitments: [commitment.parse({ practice: 'Journaling', frequency: 'daily', reviewOn: '2026-11-25' })],
});
const later = aNote('n2', '2026-11-25T18:00:00Z', {
  sessionIds: ['d2'],
  commitments: [commitment.parse({ practice: 'Journaling', continues: 'n1#0', status: 'kept', outcome: 'Every evening but two.' })],
});

describe('the thread of a course', () => {
  it('leads from the intention before a session through what surfaced and was understood to the practice', () => {
    const [first] = integrationThread([later, insight, intention], held);
    expect(first).toMatchObject({
      sessionId: 'd1',
      intentions: [{ text: '“Let go of the tightness”', isQuote: false }],
      surfaced: [{ text: 'my father’s workshop', isQuote: true, source: { entryId: 'e1' } }],
      themes: ['grief-and-loss'],
      insights: [{ text: '“Grief, not failure”' }],
      practices: [{ practice: 'Journaling', status: 'kept', life: [{ status: 'planned' }, { words: 'Every evening but two.' }] }],
    });
  });

  it('gives an intention to the next session to come, and any other note without a named session to the last one before it', () => {
    const between = { ...intention, id: 'n3', at: '2026-11-20T15:00:00Z' };
    const loose = aNote('n4', '2026-11-19T15:00:00Z', { sections: { insights: 'It was never mine.' } });
    const turns = integrationThread([between, loose], held);
    expect(turns.map(({ intentions, insights }) => [intentions.length, insights.length])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('takes a session and a note of one moment for one, before it and after it', () => {
    const at = '2026-11-17T15:00:00Z';
    const same = [{ ...intention, id: 'n6', at }, aNote('n7', at, { sections: { insights: 'Now.' } })];
    expect(integrationThread(same, held)[0]).toMatchObject({ sessionId: 'd1', intentions: [{ at }], insights: [{ text: 'Now.' }] });
  });

  it('follows the session a note names, the last of them, over the one that lies nearest', () => {
    const far = aNote('n8', '2026-11-26T15:00:00Z', { sessionIds: ['d1'], sections: { insights: 'About the first.' } });
    const both = aNote('n9', '2026-11-18T15:00:00Z', { sessionIds: ['d2', 'd1'], sections: { insights: 'About both.' } });
    const turns = integrationThread([far, both], held.toReversed());
    expect(turns.map(({ sessionId, startsAt, insights }) => [sessionId, startsAt, insights.map(({ text }) => text)])).toEqual([
      ['d1', '2026-11-17T15:00:00Z', ['About the first.']],
      ['d2', '2026-11-24T15:00:00Z', ['About both.']],
    ]);
  });

  it('tells what surfaced in order of time, whether it was heard in the session or written after it', () => {
    const notes = [
      aNote('late', '2026-11-17T17:00:00Z', { noteType: 'dosing-session', sections: { reflections: '  Tired, light. ', set: ' Calm ' } }),
      aNote('soon', '2026-11-17T15:05:00Z', { noteType: 'dosing-session', sections: { phenomenology: 'Water.', reflections: ' ' } }),
    ];
    const [turn] = integrationThread(notes, held);
    expect(turn?.surfaced.map(({ text }) => text)).toEqual(['Water.', 'my father’s workshop', 'Tired, light.']);
    expect(turn?.intentions.map(({ text }) => text)).toEqual(['Calm']);
    expect(turn?.insights).toEqual([]);
  });

  it('keeps a practice in the turn in which it was taken on, and in no other', () => {
    const turns = integrationThread([insight, later], held);
    expect(turns.map(({ practices }) => practices.map(({ key }) => key))).toEqual([['n1#0'], []]);
  });

  it('keeps what was written when no session is planned yet, and makes no empty turn of it', () => {
    expect(integrationThread([intention], [])).toMatchObject([{ sessionId: null, intentions: [{ source: { noteId: 'n0' } }] }]);
    expect(integrationThread([], [])).toEqual([]);
    expect(integrationThread([], held)).toHaveLength(2);
  });
});

describe('a practice', () => {
  it('is one through all notes that continue it; a key nobody made begins another', () => {
    const stray = { ...later, id: 'n5', commitments: [commitment.parse({ practice: 'Walks', continues: 'gone#0' })] };
    expect(practicesOf([insight, later, stray]).map(({ key, life }) => [key, life.length])).toEqual([
      ['n1#0', 2],
      ['n5#0', 1],
    ]);
  });

  it('keeps how often and until when unless the later note says it anew', () => {
    const [kept] = practicesOf([insight, later]);
    expect(kept).toMatchObject({ frequency: 'daily', reviewOn: '2026-11-25' });
    const changed = { practice: 'Journaling', continues: 'n1#0', status: 'changed', frequency: 'weekly', reviewOn: '2026-12-02' };
    const anew = { ...later, commitments: [commitment.parse(changed)] };
    expect(practicesOf([insight, anew])[0]).toMatchObject({ frequency: 'weekly', reviewOn: '2026-12-02', status: 'changed' });
  });

  const today = '2026-11-25' as LocalDate;
  it.each([
    ['planned', '2026-11-26', false],
    ['planned', '2026-11-25', true],
    ['planned', null, true],
    ['changed', '2026-11-24', true],
    ['kept', '2026-11-24', false],
    ['dropped', null, false],
  ] as const)('%s with its review on %s is due on the 25th: %s', (status, reviewOn, isDue) => {
    expect(isDuePractice({ status, reviewOn: reviewOn as LocalDate | null }, today)).toBe(isDue);
  });
});
