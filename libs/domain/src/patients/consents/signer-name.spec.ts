import { personName } from '../person-name.js';
import { isNameOf } from './signer-name.js';

const sara = personName.parse({ family: 'Amin', given: ['Sara', 'Lou'], preferred: 'Sally' });
const former = personName.parse({ family: 'Ordóñez', given: ['Sara'] });

describe('a typed signature', () => {
  it.each([
    ['Sara Amin', true],
    ['sara  AMIN', true],
    ['Amin, Sara', true],
    ['S. Amin', true],
    ['Sally Amin', true],
    ['Lou Amin', true],
    ['Sara Ordonez', true],
    ['zzz', false],
    ['Amin', false],
    ['Omar Amin', false],
    ['O. Amin', false],
    ['Sara', false],
    ['Sara Vega', false],
    ['', false],
  ])('“%s” under the chart of Sara Amin, once Ordóñez: %s', (signature, expected) => {
    expect(isNameOf(signature, [sara, former])).toBe(expected);
  });

  it.each([
    ['Luz García', { family: 'García Márquez', given: ['Luz'] }, true],
    ['Luz Márquez', { family: 'García Márquez', given: ['Luz'] }, true],
    ['Luz Vega', { family: 'García Márquez', given: ['Luz'] }, false],
    ['山田太郎', { family: '山田', given: ['太郎'] }, true],
    ['山田花子', { family: '山田', given: ['太郎'] }, false],
    ['Cher', { given: ['Cher'] }, true],
    ['Madonna', { family: 'Madonna' }, true],
    ['The Artist', { text: 'The Artist' }, true],
    ['An Artist', { text: 'The Artist' }, false],
    ['ليلى حداد', { family: 'حداد', given: ['ليلى'] }, true],
  ])('“%s” of %j: %s', (signature, name, expected) => {
    expect(isNameOf(signature, [personName.parse(name)])).toBe(expected);
  });
});
