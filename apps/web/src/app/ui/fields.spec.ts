import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Checkbox } from './checkbox.js';
import { Combobox } from './combobox.js';
import { DateTimeField } from './date-time-field.js';
import { Field } from './field.js';
import { FieldInput } from './field-input.js';
import { NumberField } from './number-field.js';
import { readNumber } from './number-text.js';
import { PinPad } from './pin-pad.js';
import { SegmentedChoice } from './segmented-choice.js';
import { allByRole, byLabel, byRole, descriptionOf, press, type } from './testing/by-role.js';

@Component({
  imports: [Checkbox, Combobox, DateTimeField, Field, FieldInput, NumberField, PinPad, SegmentedChoice],
  template: `
    <kat-field label="Reason" help="One sentence is enough." [error]="error()"><textarea katInput maxlength="20"></textarea></kat-field>
    <kat-number-field label="Systolic" unit="mmHg" last="129" [(value)]="systolicMmHg" />
    <kat-segmented-choice label="Sedation" [choices]="scores" [(value)]="sedation" />
    <kat-checkbox [(checked)]="hasEscort">Escort is here</kat-checkbox>
    <kat-date-time-field label="Given at" kind="date-time" [(value)]="givenAt" />
    <kat-combobox label="Room" [choices]="rooms" [(value)]="room" />
    <kat-pin-pad label="PIN" (completed)="pin.set($event)" />
  `,
})
class Form {
  readonly error = signal<string | null>(null);
  readonly systolicMmHg = signal<number | null>(null);
  readonly sedation = signal<number | null>(null);
  readonly hasEscort = signal(false);
  readonly givenAt = signal<string | null>(null);
  readonly room = signal<string | null>(null);
  readonly pin = signal('');
  readonly scores = [5, 4, 3].map((value) => ({ value, label: String(value) }));
  readonly rooms = [
    { value: 'cedar', label: 'Cedar', detail: 'Dosing' },
    { value: 'moss', label: 'Moss', detail: 'Dosing' },
    { value: 'fern', label: 'Fern', detail: 'Talk' },
  ];
}

async function open(): Promise<{ form: Form; settle: () => Promise<void> }> {
  const fixture = TestBed.createComponent(Form);
  await fixture.whenStable();
  return { form: fixture.componentInstance, settle: async () => void (await fixture.whenStable()) };
}

describe('a field', () => {
  it('tells its help and its error to whoever cannot see them', async () => {
    const { form, settle } = await open();
    const reason = byLabel<HTMLTextAreaElement>('Reason');
    expect(descriptionOf(reason)).toBe('One sentence is enough.');
    form.error.set('Say why the dose was paused.');
    await settle();
    expect(descriptionOf(reason)).toContain('Say why the dose was paused.');
    expect(reason.getAttribute('aria-invalid')).toBe('true');
  });

  it('cuts nothing that is too long, and says so until it is shortened', async () => {
    const { settle } = await open();
    const reason = byLabel<HTMLTextAreaElement>('Reason');
    expect(reason.maxLength).toBe(-1);
    type(reason, 'one and twenty letters');
    await settle();
    expect([reason.value, descriptionOf(reason)]).toEqual([
      'one and twenty letters',
      expect.stringContaining('22 characters: 20 are the most. Shorten it; nothing is cut.'),
    ]);
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    type(reason, 'twenty');
    await settle();
    expect(reason.getAttribute('aria-invalid')).toBeNull();
  });
});

describe('a number field', () => {
  it('is empty until something is measured and shows the last value beside it, never in it', async () => {
    const { form } = await open();
    const systolic = byLabel(/Systolic/);
    expect(systolic.value).toBe('');
    expect(form.systolicMmHg()).toBeNull();
    expect(descriptionOf(systolic)).toContain('last 129');
    expect(systolic.type).toBe('text');
  });

  it('keeps what is typed and says what is not a number instead of dropping it', async () => {
    const { form, settle } = await open();
    type(byLabel(/Systolic/), '131');
    expect(form.systolicMmHg()).toBe(131);
    type(byLabel(/Systolic/), '13o');
    await settle();
    expect(form.systolicMmHg()).toBeNaN();
    expect(byLabel(/Systolic/).value).toBe('13o');
    expect(descriptionOf(byLabel(/Systolic/))).toContain('This is not a number.');
  });

  it.each([
    ['', null],
    [' 72,4 ', 72.4],
    ['-3', -3],
    ['0', 0],
    ['1,000', NaN],
    ['1e3', NaN],
    ['12 0', NaN],
  ])('reads "%s" as %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('a choice', () => {
  it('has no answer until one is given', async () => {
    const { form, settle } = await open();
    expect(allByRole('radio').every((radio) => !(radio as HTMLInputElement).checked)).toBe(true);
    byRole('radio', '4').click();
    await settle();
    expect(form.sedation()).toBe(4);
    expect((byRole('radio', '4') as HTMLInputElement).checked).toBe(true);
  });

  it('ticks and unticks a box', async () => {
    const { form } = await open();
    byRole('checkbox', 'Escort is here').click();
    expect(form.hasEscort()).toBe(true);
  });
});

describe('a time that is only half typed', () => {
  it('is handed on as text that no decoder takes for a time', async () => {
    const { form } = await open();
    const date = byLabel('Given at, date');
    date.value = '2026-11-24';
    date.dispatchEvent(new Event('change'));
    expect(form.givenAt()).toBe('2026-11-24T');
    const time = byLabel('Given at, time');
    time.value = '10:20';
    time.dispatchEvent(new Event('change'));
    expect(form.givenAt()).toBe('2026-11-24T10:20');
  });
});

describe('a combobox', () => {
  it('finds by typed letters and takes the choice with the keyboard', async () => {
    const { form, settle } = await open();
    const room = byRole('combobox', 'Room') as HTMLInputElement;
    type(room, 'dos');
    await settle();
    expect(allByRole('option').map((option) => option.textContent?.trim())).toEqual(['CedarDosing', 'MossDosing']);
    press(room, 'ArrowDown');
    press(room, 'Enter');
    await settle();
    expect(form.room()).toBe('moss');
    expect(room.value).toBe('Moss');
    expect(allByRole('option')).toEqual([]);
  });

  it('forgets the old choice as soon as something else is written', async () => {
    const { form, settle } = await open();
    form.room.set('fern');
    await settle();
    type(byRole('combobox', 'Room') as HTMLInputElement, 'Fer');
    expect(form.room()).toBeNull();
  });
});

describe('a PIN pad', () => {
  it('sends six digits from the large keys without a further button, and keeps none of them', async () => {
    const { form, settle } = await open();
    for (const digit of '140926') {
      byRole('button', digit).click();
      await settle();
    }
    expect(form.pin()).toBe('140926');
    expect(byLabel('PIN').value).toBe('');
  });
});
