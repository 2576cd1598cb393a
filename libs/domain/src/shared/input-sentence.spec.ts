import * as z from 'zod';
import { decodeInput } from './decoder.js';

const asked = z.strictObject({
  ageYears: z.int().min(18).max(130).optional(),
  systolicMmHg: z.int().min(40).max(300).optional(),
  doseMg: z.number().positive().max(150).optional(),
  load: z.number().max(1).optional(),
  total: z.int().optional(),
  isOrdered: z.boolean().optional(),
  remark: z.string().min(2).max(5).optional(),
  sites: z.array(z.string()).min(1).max(2).optional(),
  method: z.enum(['QS_TO', 'ADD_TO']).optional(),
  on: z.iso.date().optional(),
  at: z.iso.datetime().optional(),
  id: z.uuid().optional(),
  badge: z.string().regex(/^A\d$/).optional(),
  answer: z.union([z.number(), z.boolean()]).optional(),
  bag: z
    .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('vial') }), z.strictObject({ kind: z.literal('premix') })])
    .optional(),
  lot: z.string('Write the lot as it stands on the label').optional(),
  seconds: z.strictObject({ offsetSeconds: z.int().min(0) }).optional(),
  worth: z.date().optional(),
  even: z.number().multipleOf(2).optional(),
});

function said(input: unknown): readonly string[] {
  const read = decodeInput(asked, input);
  return read.allowed ? [] : read.refusals.map(({ message }) => message);
}

describe('what a refusal says', () => {
  it.each([
    [{ ageYears: 150 }, '150 cannot be right: at least 18 and at most 130 years'],
    [{ ageYears: 17 }, '17 cannot be right: at least 18 and at most 130 years'],
    [{ ageYears: 40.5 }, 'A whole number is needed here, at least 18 and at most 130 years'],
    [{ ageYears: null }, 'A number is needed here, at least 18 and at most 130 years'],
    [{ systolicMmHg: 39 }, '39 cannot be right: at least 40 and at most 300 mmHg'],
    [{ doseMg: 0 }, '0 cannot be right: above 0 and at most 150 mg'],
    [{ load: 1.5 }, '1.5 cannot be right: at most 1'],
    [{ total: 'x' }, 'A number is needed here'],
    [{ seconds: { offsetSeconds: -1 } }, '-1 cannot be right: at least 0 s'],
    [{ isOrdered: 'yes' }, 'true or false is needed here'],
    [{ remark: 5 }, 'Text is needed here'],
    [{ remark: 'a' }, 'At least 2 characters are needed here'],
    [{ remark: 'too long' }, 'At most 5 characters can stand here'],
    [{ sites: [] }, 'At least one entry is needed here'],
    [{ sites: ['a', 'b', 'c'] }, 'At most 2 entries can stand here'],
    [{ sites: {} }, 'A list is needed, like [1, 2]'],
    [{ method: 'qs' }, 'One of these is needed: QS_TO, ADD_TO'],
    [{ on: '2026-02-30' }, 'A day that exists is needed, written YYYY-MM-DD'],
    [{ at: 'noon' }, 'A time with its offset is needed, like 2026-11-17T10:05:00-05:00'],
    [{ id: '42' }, 'An identifier (UUID) is needed'],
    [{ badge: 'B' }, 'This is not written in the form the field asks for'],
    [{ even: 'x' }, 'A number is needed here'],
    [{ answer: 'x' }, 'Written like this, the field cannot be read; help shows an example'],
    [{ bag: { kind: 'syringe' } }, 'One of these is needed: vial, premix'],
    [{ bag: 5 }, 'An object with named fields is needed, like {"field": 1}'],
    [{ lot: 5 }, 'Write the lot as it stands on the label'],
    [{ worth: 5 }, 'A value of another kind is needed here'],
    [{ even: 3 }, 'This value cannot stand here'],
    [[], 'An object with named fields is needed, like {"field": 1}'],
  ])('of %j is %s', (input, sentence) => {
    expect(said(input)).toEqual([sentence]);
  });

  it('of a bare number, of one in a list, and below an end that is not reached, names no field', () => {
    const of = (schema: z.ZodType, input: unknown) => decodeInput(schema, input);
    expect(of(z.number().lt(1), 2)).toMatchObject({ refusals: [{ message: '2 cannot be right: below 1' }] });
    expect(of(z.number().max(1), 'x')).toMatchObject({ refusals: [{ message: 'A number is needed here, at most 1' }] });
    expect(of(z.array(z.number().max(1)), [2])).toMatchObject({ refusals: [{ path: '0', message: '2 cannot be right: at most 1' }] });
  });

  it('names a field that is needed and one that is not known', () => {
    expect(decodeInput(z.strictObject({ doseMg: z.number() }), { colour: 'red' })).toMatchObject({
      refusals: [
        { code: 'missing-field', path: 'doseMg', message: '"doseMg" is needed here' },
        { code: 'unknown-field', path: 'colour', message: '"colour" is not a field here' },
      ],
    });
  });

  it.each([
    ['doseMgPerKg', 'mg/kg'],
    ['doseUgPerKg', 'µg/kg'],
    ['vialMgPerMl', 'mg/mL'],
    ['mgPerMl', 'mg/mL'],
    ['glucoseMgPerDl', 'mg/dL'],
    ['flowMlPerMin', 'mL/min'],
    ['toleranceMlPerPuncturedVial', 'mL'],
    ['heartRatePerMin', 'a minute'],
    ['spo2Percent', '%'],
    ['tolerancePercentOfWithdrawn', '%'],
    ['doseUg', 'µg'],
    ['volumeMl', 'mL'],
    ['volumeUl', 'µL'],
    ['weightKg', 'kg'],
    ['durationMin', 'min'],
    ['minutes', 'min'],
    ['holdHours', 'h'],
    ['elapsedDays', 'days'],
    ['weeks', 'weeks'],
  ])('ends the range of %s in %s', (name, unit) => {
    expect(decodeInput(z.strictObject({ [name]: z.number().max(10) }), { [name]: 11 })).toMatchObject({
      refusals: [{ message: `11 cannot be right: at most 10 ${unit}` }],
    });
  });
});
