import { instrumentOf, instruments } from '../instruments/index.js';
import { scoreMeasure } from '../score-measure.js';
import type { InstrumentDefinition } from '../definition.js';
import { answersToSend, answerWords, askedItems, choicesOf, cryForHelp } from './asking.js';

function known(id: string): InstrumentDefinition {
  const found = instrumentOf(id);
  if (found === null) throw new Error(`${id} is no instrument`);
  return found;
}

const cssrs = known('c-ssrs-screener');
const asked = (answers: Record<string, number>) => askedItems(cssrs, answers).map(({ linkId }) => linkId);

describe('asking one question after the other', () => {
  it('goes from item 2 to item 6 when there were no thoughts, and back again when that is taken back', () => {
    expect(asked({ '1': 1, '2': 0 })).toEqual(['1', '2', '6', '6-recency']);
    expect(asked({ '1': 1, '2': 0, '6': 0 })).toEqual(['1', '2', '6']);
    expect(asked({ '1': 1, '2': 1 })).toHaveLength(7);
  });

  it('sends only what was asked, in the words the scoring reads', () => {
    expect(answersToSend(cssrs, { '1': 1, '2': 0, '4': 1, '6': 1, '6-recency': 2 })).toEqual({
      ...{ '1': 'Y', '2': 'N', '6': 'Y', '6-recency': 'over-3-months' },
    });
    expect(answersToSend(cssrs, { '6': 1, '6-recency': 1 })).toMatchObject({ '1': null, '6-recency': 'within-3-months' });
    expect(answersToSend(known('gad-2'), { '1': 3 })).toEqual({ '1': 3, '2': null });
  });

  it('hears a cry for help among what is answered so far, as the scoring will, and sends nothing else with it', () => {
    expect(cryForHelp(known('phq-9'), { '1': 3, '9': 1 })).toEqual({ '9': 1 });
    const calm: Record<string, number>[] = [{}, { '1': 3 }, { '9': 0 }];
    expect(calm.map((answers) => cryForHelp(known('phq-9'), answers))).toEqual([null, null, null]);
    expect(cryForHelp(known('gad-7'), { '1': 3 })).toBeNull();
    expect(cryForHelp(cssrs, { '1': 0, '2': 1 })).toEqual({ '1': 'N', '2': 'Y' });
    // Item 2 was taken back, so that item 4 is not asked any more.
    expect(cryForHelp(cssrs, { '1': 0, '2': 0, '4': 1 })).toBeNull();
  });

  it('is readable by the scoring for every instrument, answered with its first choice throughout', () => {
    const refused = instruments.filter((definition) => {
      const first = definition.items.map(({ linkId, scale }) => [linkId, choicesOf(scale)?.[0]?.value ?? 0] as const);
      return !scoreMeasure(definition.id, answersToSend(definition, Object.fromEntries(first))).allowed;
    });
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it('offers words where they may ship, numbers where they may not, and a typed number on a long line', () => {
    const [item] = known('phq-9').items;
    expect(item && choicesOf(item.scale)?.map(({ label }) => label)).toEqual([
      ...['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
    ]);
    expect(choicesOf({ kind: 'range', minimum: 1, maximum: 3 })).toEqual([
      { value: 1, label: '1', key: '1' },
      { value: 2, label: '2', key: '2' },
      { value: 3, label: '3', key: '3' },
    ]);
    expect(choicesOf({ kind: 'range', minimum: 0, maximum: 10 })?.at(-1)).toEqual({ value: 10, label: '10', key: '0' });
    expect(choicesOf({ kind: 'range', minimum: 0, maximum: 11 })).toBeNull();
    expect(item && [answerWords(item, 1), answerWords(item, null), answerWords(item, 9)]).toEqual(['Several days', 'Not answered', '9']);
  });
});
