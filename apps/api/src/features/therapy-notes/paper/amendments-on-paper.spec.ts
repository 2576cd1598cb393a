import type { AmendmentRequestView, NotePerson, TherapyNoteView } from '@sojourn/domain';
import type { Paper } from '../../../platform/paper/paper.js';
import { writeAmendments } from './amendments-on-paper.js';
import type { PaperPlace } from './note-on-paper.js';

const nair: NotePerson = { id: 's1', name: 'Priya Nair', credential: 'LMFT' };
const act = { id: 'a1', by: nair, at: '2026-11-24T15:00:00Z' };
const request = {
  ...{ id: 'r1', patientId: 'p1', note: null, receivedOn: '2026-11-02', words: 'I could not fall asleep.', recordedBy: nair },
  ...{ recordedAt: '2026-11-02T15:00:00Z', state: 'received', dueOn: '2027-01-01', daysLeft: 33, mayDecide: false },
  ...{ extension: null, acceptance: null, denial: null, disagreement: null, rebuttal: null },
} as unknown as AmendmentRequestView;
const place: PaperPlace = { clinicName: 'Cedar Hollow', zone: 'America/New_York', madeAt: act.at, madeBy: 'Nair', labelOf: (_, id) => id };
const addendum = { id: 'a1', author: nair, text: 'She could not fall asleep.', signedAt: act.at };
const note = { addenda: [addendum] } as unknown as TherapyNoteView;

function written(change: Partial<AmendmentRequestView>): string {
  const lines: string[] = [];
  const paper = {
    title: (text: string) => lines.push(text),
    line: (text: string) => lines.push(text),
    space: () => undefined,
  } as unknown as Paper;
  writeAmendments(paper, note, [{ ...request, ...change }], place);
  return lines.join('\n');
}

describe('requests to amend on paper', () => {
  it('show the amendment under the request that it answers', () => {
    const text = written({ acceptance: { ...act, text: addendum.text, addendumId: 'a1' } });
    expect(text).toBe('Amended at the patient’s request of 2026-11-02, by Priya Nair, LMFT, 2026-11-24 10:00\nShe could not fall asleep.');
  });

  it('bring request, denial and statement together once the patient disagreed, and nothing of an open or merely denied one', () => {
    const denial = { ...act, text: 'It is what was said.', ground: 'accurate-and-complete', deniedOn: '2026-11-24' } as never;
    expect([written({}), written({ denial })]).toEqual(['', '']);
    const text = written({ denial, disagreement: { ...act, text: 'I stand by it.', receivedOn: '2026-11-26' as never } });
    for (const part of ['I could not fall asleep.', 'It is accurate and complete. It is what was said.', 'of 2026-11-26\nI stand by it.'])
      expect(text).toContain(part);
  });

  it('put a rebuttal beside the statement it answers', () => {
    const denial = { ...act, text: 'It is what was said.', ground: 'accurate-and-complete', deniedOn: '2026-11-24' } as never;
    const disagreement = { ...act, text: 'I stand by it.', receivedOn: '2026-11-26' as never };
    const text = written({ denial, disagreement, rebuttal: { ...act, text: 'Two people heard it.' } });
    expect(text).toContain('I stand by it.\nRebuttal by Priya Nair, LMFT, 2026-11-24 10:00\nTwo people heard it.');
  });
});
