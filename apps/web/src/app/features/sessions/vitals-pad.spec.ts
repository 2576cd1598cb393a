import { aDosingSession } from '@sojourn/domain/testing';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import { aBedside } from './testing/a-bedside.js';
import { VitalsPad } from './vitals-pad.js';

const infusion = aDosingSession().withVitals('09:48', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const open = () => aBedside(VitalsPad, infusion, { at: '10:15' });

const tap = (name: string): void => byRole('button', name).click();
/** Taps the digits of a value and counts them. */
const tapAll = (digits: string): number => [...digits].reduce((count, digit) => (tap(digit), count + 1), 0);
const text = (label: RegExp): string => byLabel(label).value;
const save = (): void => tap('Save vital signs');

describe('the vital signs keypad', () => {
  it('takes five values and a sedation score in thirteen taps, moving on by itself, all of one bedside time', async () => {
    const { settle, sent } = await open();
    let taps = tapAll('142867297') + tapAll('15');
    await settle();
    byRole('radio', /^5: /).click();
    save();
    taps += 2;
    expect(taps).toBe(13);
    const vitals = await sent();
    expect(vitals.entry).toMatchObject({
      kind: 'vitals-taken',
      details: { systolicMmHg: 142, diastolicMmHg: 86, heartRatePerMin: 72, spo2Percent: 97, respiratoryRatePerMin: 15 },
      occurredAt: '2026-11-17T15:15:00.000Z',
    });
    await vitals.keep();
    const sedation = await sent();
    expect(sedation.entry).toMatchObject({ kind: 'sedation-assessed', details: { instrument: 'moaa-s', score: 5 } });
    expect(sedation.entry.occurredAt).toBe(vitals.entry.occurredAt);
    await sedation.keep();
    expect(byRole('status').textContent).toContain('Kept: 142/86, HR 72, SpO₂ 97, RR 15, MOAA/S 5.');
    expect(text(/Systolic/)).toBe('');
  });

  it('begins empty with nothing chosen, and shows the last value beside the field only', async () => {
    await open();
    expect(
      ['Systolic', 'Diastolic', 'Heart rate', 'SpO₂', 'Breaths'].map((label) => text(new RegExp(`^(SYS|DIA|HR|RR)?${label}`))),
    ).toEqual(Array(5).fill(''));
    expect(allByRole('radio').some((choice) => (choice as HTMLInputElement).checked)).toBe(false);
    expect(document.body.textContent).toContain('last 128');
  });

  it('refuses what cannot be, in words, and keeps what was typed', async () => {
    const { settle, nothingSent } = await open();
    tapAll('14');
    tap('Next field');
    tapAll('80');
    save();
    await settle();
    expect(byRole('alert').textContent).toContain('Systolic 14 cannot be: it lies from 40 to 300.');
    expect(text(/Systolic/)).toBe('14');
    expect(await nothingSent()).toBe(true);
  });

  it('keeps nothing dated at a time still to come, says so, and loses no value', async () => {
    const { settle, sent, nothingSent } = await open();
    tapAll('14286');
    const at = byLabel('At');
    const writes = async (time: string): Promise<void> => {
      at.value = time;
      at.dispatchEvent(new Event('change'));
      await settle();
      save();
      await settle();
    };
    await writes('10:51');
    expect(document.body.textContent).toContain('The time is still to come.');
    expect(text(/Systolic/)).toBe('142');
    expect(await nothingSent()).toBe(true);
    await writes('10:14');
    expect((await sent()).entry.occurredAt).toBe('2026-11-17T15:14:00.000Z');
  });

  it('asks once about what is unlikely, and keeps the answer with the value', async () => {
    const { settle, sent } = await open();
    tapAll('22580');
    save();
    await settle();
    expect(byRole('alert').textContent).toContain('Systolic 225');
    tap('Yes, keep it');
    const { entry } = await sent();
    expect(entry.details).toMatchObject({ systolicMmHg: 225, confirmedUnusual: ['systolicMmHg', 'pulsePressureMmHg'] });
  });

  it('says the clinic’s limit in words as soon as a value meets it', async () => {
    const { settle } = await open();
    tapAll('16498');
    await settle();
    expect(document.body.textContent).toContain('Systolic 164 is 160 or more: yellow alert.');
  });

  it('keeps everything on the screen when the server does not answer, and sends the same entry again', async () => {
    const { settle, sent } = await open();
    tapAll('14286');
    save();
    const lost = await sent();
    lost.request.error(new ProgressEvent('error'));
    await settle();
    expect(text(/Systolic/)).toBe('142');
    save();
    expect((await sent()).entry.id).toBe(lost.entry.id);
  });
});
