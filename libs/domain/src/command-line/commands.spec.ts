import { commandList } from './command-list.js';
import { answerCommand } from './domain-command.js';

const ask = (words: string, input: unknown) =>
  answerCommand(words.split(' '), JSON.stringify(input)) as Record<string, unknown> & { ok: boolean };
const codes = (words: string, input: unknown) =>
  ((ask(words, input)['refusals'] ?? []) as { code: string; path?: string }[]).map(({ code, path = '' }) => `${code} ${path}`.trim());

describe('every command', () => {
  it.each(commandList.filter(({ example }) => example !== null).map(({ words, example }) => [words, example] as const))(
    '%s answers its example',
    (words, example) => {
      expect(ask(words.replace('ID', 'phq-9'), example)).toMatchObject({ ok: true });
    },
  );

  it.each(commandList.map(({ words }) => [words]))('%s refuses nonsense with a code and a sentence', (words) => {
    for (const nonsense of [null, 7, 'x', { nonsense: true }]) {
      const answer = ask(words.replace('ID', 'phq-9'), nonsense);
      expect(answer.ok).toBe(false);
      for (const refusal of answer['refusals'] as { code: string; message: string }[]) {
        expect(refusal.code).toMatch(/^[a-z0-9-]+$/);
        expect(refusal.message.length).toBeGreaterThan(3);
      }
    }
  });

  it('is listed by help', () => {
    expect(ask('help', null)).toMatchObject({ ok: true, commands: commandList });
    expect(ask('sing', null)).toMatchObject({ refusals: [{ code: 'unknown-command', given: 'sing' }] });
  });
});

describe('spellings', () => {
  const iv = { vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 };

  it.each<[Record<string, unknown>, number]>([
    [{ weightKg: 82, doseMgPerKg: 0.5 }, 41],
    [{ weightKg: '82 kg', doseMgPerKg: '0.5 mg/kg' }, 41],
    [{ weight: '82 kg', dose: '0.5 mg/kg' }, 41],
    [{ weight: { value: 82, unit: 'kg' }, dose: { value: '41', unit: 'mg' } }, 41],
    [{ weight_kg: 82, dose_mg_per_kg: 0.5 }, 41],
    [{ weightG: 82_000, doseMcgPerKg: 500 }, 41],
    [{ weight_g: '82000', doseUg: 41_000 }, 41],
    [{ weight: '82000 g', dose: '41000 µg' }, 41],
    [{ weight: '82 kilograms', dose: '41000 mcg' }, 41],
    [{ weightLbs: '180.8', doseMg: 41 }, 41],
    [{ weightG: '82 kg', doseMg: 41 }, 41],
    [{ weight: '180.8 lb', mg_per_kg: '0.5' }, 41.004750248],
  ])('reads %j', (order, doseMg) => expect(ask('dose iv', { ...order, ...iv })).toMatchObject({ ok: true, doseMg }));

  it('reads volumes, rates and times in other units', () => {
    const order = { weight: '82 kg', dose: '41 mg', vial: '10 mg/ml', diluent: { method: 'QS_TO', volume: '0.05 L' }, duration: '2400 s' };
    expect(ask('dose iv', order)).toMatchObject({ drawMl: 4.1, rateMlPerH: 75 });
    const rate = { weight_kg: 82, concentration_mcg_per_ml: 820 };
    expect(ask('dose rate', { ...rate, rate: '12.5 mcg/kg/min' })).toMatchObject({ rateMlPerH: 75 });
    expect(ask('dose rate', { ...rate, rate: '75 mL/hr' })).toMatchObject({ rateUgPerKgPerMin: 12.5 });
    expect(ask('dose rate', { ...rate, rate_mcg_kg_min: 12.5 })).toMatchObject({ rateMlPerH: 75 });
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ weight: 82, doseMg: 41 }, ['unknown-field weight']],
    [{ weightKg: '82 mg', doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: '82 stone', doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: '1,5', doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: '.5', doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: 82, doseMg: '41 mL' }, ['wrong-type doseMg']],
    [{ weightKg: 82, doseMg: '1e2' }, ['wrong-type doseMg']],
    [{ weightKg: 82, weight: '90 kg', doseMg: 41 }, ['unknown-field weight']],
    [{ weightKg: 82, doseMg: 41, dose: '41 mg' }, ['unknown-field dose']],
    [{ weightKg: true, doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightG: true, doseMg: 41 }, ['unknown-field weightG']],
    [{ weightKg: { value: 82, unit: 'kg', note: 'shoes on' }, doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: { value: true, unit: 'kg' }, doseMg: 41 }, ['wrong-type weightKg']],
    [{ weightKg: 19.999, doseMg: 41 }, ['out-of-range weightKg']],
    [{ weight: '350.001 kg', doseMg: 41 }, ['out-of-range weightKg']],
  ])('refuses %j', (order, expected) => expect(codes('dose iv', { ...order, ...iv })).toEqual(expected));

  it('knows instruments by any spelling of their id', () => {
    for (const id of ['phq-9', 'PHQ-9', 'phq9', 'PHQ_9'])
      expect(ask(`score ${id}`, [0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ total: 0 });
    expect(codes('score phq', [])).toEqual(['unknown-instrument instrument']);
    const yes = ['N', 'no', 'Yes', false, 'n', 'LA32-8', 'N', 'N', 'N', 'N'];
    expect(ask('score dast10', yes)).toMatchObject({ total: 0 });
  });
});

describe('the words of refusals', () => {
  const wrong = [null, 'x', -1, 1e9, 1.5, [], {}, true, ''];
  const ofTheLibrary = /Invalid |Too (big|small)|, received |expected (number|string|int|object|array|one)/;

  function spoiled(example: unknown): readonly unknown[] {
    if (typeof example !== 'object' || example === null) return wrong;
    const fields = Object.entries(example).flatMap(([name, value]) => spoiled(value).map((bad) => ({ ...example, [name]: bad })));
    return Array.isArray(example) ? fields.map((changed) => Object.values(changed)) : [...fields, { ...example, colour: 'red' }];
  }

  it.each(commandList.filter(({ example }) => JSON.stringify(example).length < 2_000))('are ours: $words', ({ words, example }) => {
    for (const input of [...wrong, ...spoiled(example)]) {
      const answer = answerCommand(words.split(' '), JSON.stringify(input));
      expect('refusals' in answer ? JSON.stringify(answer) : '').not.toMatch(ofTheLibrary);
    }
  });
});
