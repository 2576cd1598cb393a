import { quotedParts } from './quoted-words.js';
import { wordId } from './vocabularies.js';

describe('words between quotation marks', () => {
  it('stay a quote wherever the passage is shown', () => {
    expect(quotedParts('10:12 tears, "I can see him". She adds “stay”.')).toEqual([
      { text: '10:12 tears, ', isQuote: false },
      { text: 'I can see him', isQuote: true },
      { text: '. She adds ', isQuote: false },
      { text: 'stay', isQuote: true },
      { text: '.', isQuote: false },
    ]);
  });

  it('may be all there is, or stand one after another, with nothing empty between', () => {
    expect(quotedParts('“stay”')).toEqual([{ text: 'stay', isQuote: true }]);
    expect(quotedParts('"one""two"').map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('are none when the mark is never closed', () => {
    expect(quotedParts('about 5" of rope')).toEqual([{ text: 'about 5" of rope', isQuote: false }]);
    expect(quotedParts('')).toEqual([]);
  });
});

describe('a clinic’s own word', () => {
  it.each([
    ['Sea swimming', 'own-sea-swimming'],
    ['  Čaj & ticho ', 'own-čaj-ticho'],
    ['海', 'own-海'],
  ])('%s has the id %s', (label, id) => {
    expect(wordId(label)).toBe(id);
  });
});
