import * as z from 'zod';
import { decide } from './decision.js';
import { decodeInput } from './decoder.js';
import { idFrom, idSchema, isUuid } from './id.js';
import { optionalText, requiredText, tidyText } from './text.js';

const visit = z.strictObject({
  room: z.string(),
  minutes: z.int().min(1),
  rows: z.array(z.strictObject({ text: z.string() })).default([]),
});
const faults = (input: unknown) => {
  const read = decodeInput(visit, input);
  return read.allowed ? [] : read.refusals.map(({ code, path }) => `${code} ${path}`);
};

describe('reading input', () => {
  it('hands back what was read', () => {
    expect(decodeInput(visit, { room: 'R1', minutes: 40 })).toEqual({ allowed: true, value: { room: 'R1', minutes: 40, rows: [] } });
  });

  it('names every fault with its path, all at once', () => {
    expect(faults({ minutes: 0, colour: 'red', rows: [{ text: 5 }] })).toEqual([
      'missing-field room',
      'out-of-range minutes',
      'wrong-type rows.0.text',
      'unknown-field colour',
    ]);
    expect(faults({ room: null, minutes: 5 })).toEqual(['wrong-type room']);
    expect(faults({ room: undefined, minutes: 5 })).toEqual(['missing-field room']);
    expect(faults({ room: 'R1', minutes: 5, rows: [{ text: 'a', size: 1 }] })).toEqual(['unknown-field rows.0.size']);
  });

  it('refuses what is no object', () => {
    for (const input of [null, 5, 'text', [], undefined]) expect(faults(input)).toEqual(['wrong-type ']);
  });

  it('says in a rule’s own words what it needs of a field that is not there', () => {
    const either = visit.partial().refine(({ room, minutes }) => (room ?? minutes) !== undefined, { path: ['room'], message: 'Say where' });
    expect(decodeInput(either, {})).toMatchObject({ refusals: [{ code: 'missing-field', path: 'room', message: 'Say where' }] });
    expect(decodeInput(visit, { minutes: 5 })).toMatchObject({ refusals: [{ code: 'missing-field', message: '"room" is needed here' }] });
  });

  it('passes on the fault a field names itself', () => {
    const field = (code: string) =>
      z.strictObject({
        weight: z
          .unknown()
          .transform((_, context) => void context.issues.push({ code: 'custom', message: 'no', params: { code }, input: 1 })),
      });
    expect(decodeInput(field('out-of-range'), { weight: 1 })).toMatchObject({ refusals: [{ code: 'out-of-range', path: 'weight' }] });
    expect(decodeInput(field('made-up'), { weight: 1 })).toMatchObject({ refusals: [{ code: 'not-allowed', path: 'weight' }] });
  });
});

describe('ids and text', () => {
  it('takes canonical UUIDs for ids and nothing else', () => {
    const id = '019aa2f0-5c1e-7b3a-9f00-0123456789ab';
    expect(idFrom<'Patient'>(id)).toBe(id);
    expect(idSchema().safeParse(id).success).toBe(true);
    for (const wrong of ['', id.toUpperCase(), id.slice(1), '00000000-0000-0000-0000-000000000000']) expect(isUuid(wrong)).toBe(false);
    expect(() => idFrom('42')).toThrow(RangeError);
    expect(idSchema().safeParse('42').success).toBe(false);
  });

  it('tidies text without rewording it', () => {
    expect(tidyText(' Zoe\u0308  said\r\n"it\'s"\r ')).toBe('Zo\u00eb  said\n"it\'s"');
    expect(requiredText(10).parse(' ok ')).toBe('ok');
    for (const wrong of ['', '   ', 'x'.repeat(11), 'a\u0000b', 'a\u202eb']) expect(requiredText(10).safeParse(wrong).success).toBe(false);
    expect(requiredText(10).parse('a\tb\nc')).toBe('a\tb\nc');
    for (const empty of ['', ' ', null, undefined]) expect(optionalText(10).parse(empty)).toBeNull();
    expect(optionalText(10).parse(' words ')).toBe('words');
    expect(optionalText(10).safeParse('a\u202eb').success).toBe(false);
  });
});

describe('decisions', () => {
  it('carry every refusal, or the value', () => {
    expect(decide(1, [])).toEqual({ allowed: true, value: 1 });
    expect(decide(1, [{ code: 'a' }, { code: 'b' }])).toEqual({ allowed: false, refusals: [{ code: 'a' }, { code: 'b' }] });
  });
});
