import { entryChoices } from './entry-choices.js';

describe('the words a field of an entry may hold', () => {
  it.each([
    ['vitals-taken', 'position', ['lying', 'reclined', 'sitting', 'standing']],
    ['dissociation-assessed', 'level', ['none', 'mild', 'moderate', 'severe']],
    ['infusion-stopped', 'remark', null],
    ['vitals-taken', 'systolicMmHg', null],
    ['vitals-taken', 'no-such-field', null],
  ] as const)('of %s, %s are %j', (kind, field, expected) => expect(entryChoices(kind, field)).toEqual(expected));
});
