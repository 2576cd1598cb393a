import { denialGrounds, type AmendmentRequestView } from '@sojourn/domain';
import type { Paper } from '../../../platform/paper/paper.js';
import { writeDenial } from './denial-letter.js';

const by = { id: 's1', name: 'Maya Okafor', credential: 'MD' };
const place = { clinicName: 'Cedar Hollow', zone: 'America/New_York', madeAt: '2026-11-24T15:00:00Z', madeBy: 'Maya Okafor' };
const patient = { name: 'Sara Amin', birthDate: '1990-01-02', recordNumber: 'CH-0009' };

function written(ground: (typeof denialGrounds)[number]): string {
  const lines: string[] = [];
  const say = (text: string) => lines.push(text);
  const paper = { title: say, line: say, space: () => undefined } as unknown as Paper;
  const request = { receivedOn: '2026-11-02', words: 'I could not fall asleep.' } as unknown as AmendmentRequestView;
  const denial = {
    id: 'a1',
    by,
    at: '2026-11-24T15:00:00Z',
    text: 'It is what you said on that day.',
    ground,
    deniedOn: '2026-11-24',
  } as never;
  writeDenial(paper, { request, denial, patient, contact: 'Privacy officer, 555-0100' }, place);
  return lines.join('\n');
}

describe('the letter about a denial', () => {
  it('says request, basis, the right to disagree, what happens without a statement, and both places to complain to', () => {
    const text = written('accurate-and-complete');
    for (const part of [
      ...[
        'I could not fall asleep.',
        'find it accurate and complete',
        'It is what you said on that day.',
        'Maya Okafor, MD, 2026-11-24 10:00',
      ],
      ...[
        'Give or send it to: Privacy officer, 555-0100',
        'If you hand in none, you may ask us to send your request and this answer along',
      ],
      ...['complain to the clinic: Privacy officer, 555-0100', 'Secretary of the U.S. Department of Health and Human Services'],
    ])
      expect(text).toContain(part);
  });

  it('has a plain sentence for each of the four grounds', () => {
    expect(new Set(denialGrounds.map(written)).size).toBe(4);
  });
});
