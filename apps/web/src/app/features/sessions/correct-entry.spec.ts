import { Component, inject } from '@angular/core';
import { aDosingSession } from '@sojourn/domain/testing';
import { FlowsheetTable } from './flowsheet-table.js';
import { SessionRoom } from './session-room.js';
import { aBedside, type Bedside } from './testing/a-bedside.js';

@Component({
  selector: 'kat-host',
  imports: [FlowsheetTable],
  template: `@if (room.fold(); as fold) {
    <kat-flowsheet-table [rows]="fold.flowsheet" [corrections]="fold.corrections" />
  }`,
})
class Host {
  protected readonly room = inject(SessionRoom);
}

const story = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).withVitals('10:15', '142/86', 82, 97);
const page = ({ fixture }: Bedside): HTMLElement => fixture.nativeElement as HTMLElement;
const button = (bedside: Bedside, name: string): HTMLButtonElement =>
  [...page(bedside).querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name,
  ) as HTMLButtonElement;
const write = (bedside: Bedside, label: string, text: string): void => {
  const field = [...page(bedside).querySelectorAll('kat-field')].find((one) => one.textContent.includes(label)) as HTMLElement;
  const input = field.querySelector('input') as HTMLInputElement;
  input.value = text;
  for (const kind of ['input', 'change']) input.dispatchEvent(new Event(kind));
};

async function opened(): Promise<Bedside> {
  const bedside = await aBedside(Host, story, { at: '10:16' });
  button(bedside, '82').click();
  await bedside.settle();
  return bedside;
}

describe('a charted value', () => {
  it('is written anew with a reason: the set keeps its time, and names the one it corrects', async () => {
    const bedside = await opened();
    write(bedside, 'Heart rate', '88');
    button(bedside, 'Typing error').click();
    await bedside.settle();
    button(bedside, 'Save correction').click();
    const { entry, keep } = await bedside.sent();
    const before = story.entries.find(({ kind }) => kind === 'vitals-taken');
    expect(entry).toMatchObject({ kind: 'vitals-taken', details: { systolicMmHg: 142, heartRatePerMin: 88 }, amendReason: 'Typing error' });
    expect([entry.amendsId, entry.occurredAt]).toEqual([before?.id, before?.occurredAt]);
    await keep();
    expect(page(bedside).querySelector('kat-correct-entry')).toBeNull();
  });

  it('is not corrected without a reason, nor with an impossible value, and what was typed stays', async () => {
    const bedside = await opened();
    write(bedside, 'Heart rate', '888');
    button(bedside, 'Save correction').click();
    await bedside.settle();
    expect(page(bedside).textContent).toContain('Say why; both values stay visible.');
    button(bedside, 'Typing error').click();
    await bedside.settle();
    button(bedside, 'Save correction').click();
    await bedside.settle();
    expect(page(bedside).textContent).toContain('Write a whole number from 20 to 250.');
    expect(await bedside.nothingSent()).toBe(true);
  });

  it('keeps what is typed letter by letter, also what is no number, and asks for one', async () => {
    const bedside = await opened();
    write(bedside, 'Heart rate', '8x');
    button(bedside, 'Typing error').click();
    await bedside.settle();
    button(bedside, 'Save correction').click();
    await bedside.settle();
    expect(page(bedside).textContent).toContain('Write a whole number from 20 to 250.');
    const shown = [...page(bedside).querySelectorAll<HTMLInputElement>('kat-entry-editor input')].map(({ value }) => value);
    expect(shown).toContain('8x');
    expect(await bedside.nothingSent()).toBe(true);
  });

  it('is struck as entered in error', async () => {
    const bedside = await opened();
    button(bedside, 'Wrong patient').click();
    await bedside.settle();
    button(bedside, 'Strike: entered in error').click();
    expect((await bedside.sent()).entry).toMatchObject({ kind: 'entered-in-error', details: { reason: 'Wrong patient' } });
  });
});

describe('a minute charted by two people', () => {
  it('keeps both sets side by side, and each says who else charted it', async () => {
    const twice = story.with('10:15:20', 'vitals-taken', { systolicMmHg: 150, diastolicMmHg: 90 }, { by: 'bauer' });
    const rows = [...page(await aBedside(Host, twice, { at: '10:16' })).querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows.filter((words) => words.includes('this minute was charted by'))).toHaveLength(2);
  });

  it('is settled by one tap on the set that counts; the other stays in sight and can be taken back', async () => {
    const twice = story.with('10:15:20', 'vitals-taken', { systolicMmHg: 150, diastolicMmHg: 90 }, { by: 'bauer' });
    const bedside = await aBedside(Host, twice, { at: '10:16' });
    const offers = (): readonly HTMLButtonElement[] =>
      [...page(bedside).querySelectorAll('button')].filter(({ textContent }) => textContent.includes('This one counts'));
    expect(offers()).toHaveLength(2);
    offers()[1]?.click();
    const { entry, keep } = await bedside.sent();
    expect(entry).toMatchObject({ kind: 'readings-marked-primary', details: { readingIds: [twice.entries.at(-1)?.id] } });
    await keep();
    const rows = [...page(bedside).querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows.filter((words) => words.includes('counts for this minute'))).toHaveLength(1);
    expect(rows.find((words) => words.includes('another reading of this minute counts'))).toContain('142/86');
    expect(offers()).toHaveLength(1);
  });

  it('is not settled by a therapist', async () => {
    const twice = story.with('10:15:20', 'vitals-taken', { systolicMmHg: 150, diastolicMmHg: 90 }, { by: 'bauer' });
    const bedside = await aBedside(Host, twice, { at: '10:16', role: 'therapist' });
    expect(page(bedside).textContent).not.toContain('This one counts');
  });
});
