import { markedParts, matchMarks } from './find.js';

const { starts, stops } = matchMarks;

describe('a found passage', () => {
  it.each([
    [`my ${starts}father${stops}’s workshop`, ['my ', '*father', '’s workshop']],
    [`${starts}father${stops} ${starts}workshop${stops}`, ['*father', ' ', '*workshop']],
    ['no match', ['no match']],
    [`left ${starts}open`, ['left ', '*open']],
    [`${starts}father${stops}’s ${stops}shop`, ['*father', '’s shop']],
    ['', []],
  ])('%s has its matches apart', (marked, parts) => {
    expect(markedParts(marked).map(({ text, isMatch }) => (isMatch ? `*${text}` : text))).toEqual(parts);
  });
});
