import { sendCheckIn } from './check-in.js';
import { openLink } from './link-proof.js';

const token = `12.0197a000-0000-7000-8000-000000000001.${'aZ0_-'.repeat(8)}abc`;
const form = {
  id: '0197a000-0000-7000-8000-000000000002',
  instrumentId: 'phq-9',
  answers: [0, 1, 2],
  takenAt: '2026-11-17T15:00:00-05:00',
};
const opens = (changes: object): boolean => openLink.safeParse({ token, birthDate: '1982-03-04', ...changes }).success;
const sends = (forms: unknown, more: object = {}): boolean =>
  sendCheckIn.safeParse({ token, birthDate: '1982-03-04', forms, ...more }).success;

describe('the link of a check-in', () => {
  it.each([
    ['whole', token, true],
    ['with nine digits before it', token.replace('12.', '123456789.'), true],
    ['with ten digits before it', token.replace('12.', '1234567890.'), false],
    ['with letters before it', token.replace('12.', 'ab.'), false],
    ['with words before it', `see ${token}`, false],
    ['with words after it', `${token} thanks`, false],
    ['cut short', token.slice(0, -1), false],
    ['with a shorter middle', token.replace('0197a000-', ''), false],
    ['with capitals in its middle', token.replace('0197a000', '0197A000'), false],
    ['with a point in its end', `${token.slice(0, -1)}.`, false],
    ['empty', '', false],
  ])('%s: %s', (_what, given, isWhole) => {
    expect(opens({ token: given })).toBe(isWhole);
  });

  it('opens with the birth date beside it and nothing else', () => {
    expect(opens({ birthDate: '1982-02-30' })).toBe(false);
    expect(opens({ birthDate: undefined })).toBe(false);
    expect(opens({ name: 'Alex' })).toBe(false);
    const refused = openLink.safeParse({ token: 'x', birthDate: '1982-03-04' });
    expect(refused.error?.issues.map(({ message }) => message)).toEqual(['This link is not whole']);
  });
});

describe('the answers of a check-in', () => {
  it('are one to six forms, each under an id made on the phone, with the time at which it was answered', () => {
    expect(sends([form])).toBe(true);
    expect(sends(Array(6).fill(form))).toBe(true);
    expect(sends([])).toBe(false);
    expect(sends(Array(7).fill(form))).toBe(false);
    expect(sends([form], { birthDate: undefined })).toBe(false);
  });

  it.each([
    ['an id that is none', { id: '7' }],
    ['no answers', { answers: undefined }],
    ['a time without its zone', { takenAt: '2026-11-17T15:00:00' }],
    ['a form without a name', { instrumentId: '' }],
    ['a name of 61 letters', { instrumentId: 'x'.repeat(61) }],
    ['a field nobody asked for', { score: 3 }],
  ])('are refused with %s', (_what, changes) => {
    expect(sends([{ ...form, ...changes }])).toBe(false);
  });

  it('may name a form in up to sixty letters, and one answer by its item', () => {
    expect(sends([{ ...form, instrumentId: 'x'.repeat(60), answers: { '1': 2 } }])).toBe(true);
  });
});
