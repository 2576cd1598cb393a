import { alexLines, aDosingSession } from '@sojourn/domain/testing';
import { allByRole, byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import CheckStage from '../check/check-stage.js';
import CloseStage from '../close/close-stage.js';
import RecoverStage from '../recover/recover-stage.js';
import { aBedside } from '../testing/a-bedside.js';
import { detailsOf, unanswered, type EntryFormSpec } from './form-field.js';
import { minutesOf } from './duration-text.js';

const until = (at: string) => aDosingSession().telling(...alexLines.filter((line) => line.at <= at));
const radio = (group: RegExp, answer: string): HTMLInputElement => {
  const found = [...byRole('group', group).querySelectorAll('label')].find((label) => label.textContent.trim() === answer);
  return found?.querySelector('input') as HTMLInputElement;
};
const answer = (group: RegExp, words: string): void => radio(group, words).click();
const lines = (): string[] =>
  [...document.querySelectorAll('kat-guard-list li')].map(
    (item) => `${item.getAttribute('data-state')} ${item.querySelector('strong')?.firstChild?.textContent?.trim()}`,
  );

describe('a time span as people write it', () => {
  it.each([
    ['7 h', 420],
    ['7h 30', 450],
    ['7.5 h', 450],
    ['2:15', 135],
    ['45', 45],
    ['45 min', 45],
    ['1,5 hours', 90],
    ['seven', null],
    ['7:61', null],
    ['-3', null],
  ])('%s is %p minutes', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });
});

describe('answers and details', () => {
  const spec: EntryFormSpec = {
    kind: 'residual-measured',
    save: 'Save',
    fields: [{ type: 'number', name: 'volumeUl', label: 'Left', unit: 'mL', scale: 1_000 }],
  };

  it('keeps every digit the record has a place for and never rounds one away', () => {
    expect(detailsOf(spec, { volumeUl: 4.1 })).toEqual({ volumeUl: 4_100 });
    expect(detailsOf(spec, { volumeUl: 4.1234 })['volumeUl']).toBeCloseTo(4_123.4, 6);
    expect(detailsOf(spec, { volumeUl: 0 })).toEqual({ volumeUl: 0 });
  });

  it('tells what is not answered, and does not take a slip for an answer that is missing', () => {
    expect(Object.keys(unanswered(spec, {}))).toEqual(['volumeUl']);
    expect(unanswered(spec, { volumeUl: NaN })).toEqual({});
  });
});

describe('the pre-dose check', () => {
  it('shows what is missing first, with nothing preselected, and settles a line in place', async () => {
    const bedside = await aBedside(CheckStage, until('09:37'), { at: '09:38' });
    expect(lines().at(0)).toBe('missing Thoughts of suicide');
    expect(lines()).toContain('done Weight today');
    byRole('button', 'Record: Thoughts of suicide').click();
    await bedside.settle();
    expect(allByRole('radio').filter((one) => (one as HTMLInputElement).checked)).toEqual([]);
    byRole('button', 'Save the answers').click();
    expect(await bedside.nothingSent()).toBe(true);
    answer(/wished you were dead/, 'Yes');
    answer(/thoughts of killing yourself/, 'No');
    await bedside.settle();
    expect(allByRole('group', /how you might do this/)).toEqual([]);
    answer(/to end your life/, 'No');
    await bedside.settle();
    expect(document.body.textContent).toContain('Low risk.');
    byRole('button', 'Save the answers').click();
    const { entry, keep } = await bedside.sent();
    expect(entry.details).toEqual({
      ...{ moment: 'before-dosing', instrument: 'c-ssrs-screener', risk: 'low', hasNewIdeation: false },
      answers: { '1': 1, '2': 0, '6': 0 },
    });
    await keep();
    expect(lines().at(0)).toBe('missing Disposition of the prescriber');
  });

  it('says first what came up and holds every dose, with the way to settle it', async () => {
    const told = until('09:36');
    const surroundings = { ...told.session.surroundings, openRiskEvents: 1, withdrawnConsents: 1 };
    await aBedside(CheckStage, told, { at: '09:37', view: { session: { ...told.session, surroundings } } });
    const alert = byRole('alert');
    expect(alert.textContent).toContain('No dose now');
    expect([...alert.querySelectorAll('button')].map((button) => button.textContent.trim())).toEqual([
      expect.stringContaining('The patient has withdrawn a consent'),
      'Risk events of this patient are open: no dose before a disposition says to proceed.',
    ]);
    expect(allByRole('alert')).toHaveLength(1);
  });

  it('keeps what was typed when a value cannot be, and says why at the field', async () => {
    const bedside = await aBedside(CheckStage, until('09:36'), { at: '09:37' });
    byRole('button', 'Record: Weight today').click();
    await bedside.settle();
    type(byLabel('Weight today'), '820');
    byRole('button', 'Save weight').click();
    expect(await bedside.nothingSent()).toBe(true);
    expect(byLabel('Weight today').value).toBe('820');
    expect(document.body.textContent).toContain('Write a number from 20 to 350 kg, at most 3 decimals.');
    type(byLabel('Weight today'), '82.4');
    byRole('button', 'Save weight').click();
    expect((await bedside.sent()).entry.details).toEqual({ weightG: 82_400 });
  });

  it('does not lose a half-filled form when the log grows or time passes', async () => {
    const bedside = await aBedside(CheckStage, until('09:36'), { at: '09:37' });
    byRole('button', 'Record: Fasting').click();
    await bedside.settle();
    type(byLabel('Since the last food'), '7 h');
    await bedside.goTo('09:39');
    expect(byLabel('Since the last food').value).toBe('7 h');
    byRole('button', 'Save fasting').click();
    expect(await bedside.nothingSent()).toBe(true);
    type(byLabel('Since the last drink'), '3 h');
    byRole('button', 'Save fasting').click();
    expect((await bedside.sent()).entry.details).toEqual({ solidsFastMin: 420, fluidsFastMin: 180 });
  });
});

describe('recovery', () => {
  it('counts elapsed time and lists every reason; the press is refused by the rules and kept', async () => {
    const bedside = await aBedside(RecoverStage, until('11:35'), { at: '11:40' });
    expect(document.querySelector('[role=timer]')?.textContent).toContain('50 of 60 min');
    byRole('button', 'Ready to leave').click();
    const { entry, request } = await bedside.sent('steps');
    expect(entry.kind).toBe('discharge-readied');
    const refusals = [{ code: 'minimum-observation', message: 'Observation since the last dose: 50 of 60 min have passed.' }];
    request.flush({ code: 'minimum-observation', detail: 'Not yet', facts: { refusals } }, { status: 409, statusText: 'Conflict' });
    await bedside.settle();
    expect((await bedside.sent()).entry.details).toEqual({ step: 'discharge-readied', codes: ['minimum-observation'] });
  });
});

describe('closing', () => {
  it('accounts for every microgram, and who wasted cannot witness', async () => {
    const story = aDosingSession().telling(...alexLines.filter(({ kind }) => kind !== 'waste-witnessed'));
    await aBedside(CloseStage, story, { at: '12:10' });
    expect(document.body.textContent).toContain('Every microgram is accounted for.');
    expect(document.body.textContent).toContain('A second person confirms the waste under their own name.');
    expect(allByRole('button', 'I saw it wasted')).toHaveLength(1);
  });
});
