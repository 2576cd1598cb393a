import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { instrumentOf, type GivenAnswers } from '@sojourn/domain';
import { formStart, MeasureForm, type FormPlace } from './measure-form.js';
import { allByRole, byLabel, byRole, press, type } from './testing/by-role.js';

let fixture: ComponentFixture<MeasureForm>;
let sent: GivenAnswers | null;
let places: FormPlace[];

function open(instrumentId: string, start: FormPlace = formStart): void {
  fixture = TestBed.createComponent(MeasureForm);
  fixture.componentRef.setInput('definition', instrumentOf(instrumentId));
  fixture.componentRef.setInput('start', start);
  fixture.componentRef.setInput('sendWords', 'Record it');
  sent = null;
  places = [];
  fixture.componentInstance.finished.subscribe((answers) => (sent = answers));
  fixture.componentInstance.moved.subscribe((place) => places.push(place));
  fixture.detectChanges();
}

function keys(digits: string): void {
  for (const digit of digits) {
    press(document.body, digit);
    fixture.detectChanges();
  }
}

function click(name: string | RegExp): void {
  byRole('button', name).click();
  fixture.detectChanges();
}

const question = (): string => byRole('heading').textContent.trim();

describe('a form, one question per screen', () => {
  it('begins with nothing chosen, takes a digit as the answer and goes on', () => {
    open('phq-9');
    expect(allByRole('button').filter((button) => button.getAttribute('aria-pressed') === 'true')).toEqual([]);
    expect(question()).toBe('Little interest or pleasure in doing things');
    keys('2');
    expect(question()).toBe('Feeling down, depressed, or hopeless');
    click('Back');
    expect(byRole('button', 'More than half the days').getAttribute('aria-pressed')).toBe('true');
  });

  it('is filled in by ten digits and sends exactly what was chosen', () => {
    open('phq-9');
    keys('2222121113');
    expect(question()).toBe('Look it over, then send');
    click('Record it');
    expect(sent).toEqual({ '1': 2, '2': 2, '3': 2, '4': 2, '5': 1, '6': 2, '7': 1, '8': 1, '9': 1, '10': 3 });
  });

  it('takes the keyboard from the last answer to the look over it', async () => {
    open('gad-2');
    keys('12');
    await fixture.whenStable();
    expect(document.activeElement).toBe(byRole('heading', 'Look it over, then send'));
  });

  it('lets a question stay open, says so before sending, and sends a gap, not a zero', () => {
    open('gad-2');
    click('Leave this open');
    keys('3');
    expect(byRole('status').textContent).toContain('1 question is open. The form is kept as it is and not scored.');
    click('Record it');
    expect(sent).toEqual({ '1': null, '2': 3 });
  });

  it('skips what a "no" closes, and asks it again when the answer changes', () => {
    open('c-ssrs-screener');
    keys('yn');
    expect(question()).toContain('Have you ever done anything');
    keys('n');
    expect(question()).toBe('Look it over, then send');
    click(/Change the answer to Have you actually/);
    keys('y');
    expect(question()).toBe('Have you been thinking about how you might do this?');
  });

  it('takes no digit that is no choice, none with Ctrl, and none while a number is typed', () => {
    open('phq-9');
    keys('9');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', ctrlKey: true, bubbles: true }));
    expect(places).toEqual([]);
    open('vas-mood');
    press(byLabel(/A number from 0 to 100/), '5');
    expect(places).toEqual([]);
    type(byLabel(/A number from 0 to 100/), '101');
    fixture.detectChanges();
    expect(byRole('button', 'Next').hasAttribute('disabled')).toBe(true);
    type(byLabel(/A number from 0 to 100/), '35');
    fixture.detectChanges();
    click('Next');
    click('Record it');
    expect(sent).toEqual({ '1': 35 });
  });

  it('begins anew with another form: no answer is carried from one into the next', () => {
    open('gad-2');
    keys('12');
    fixture.componentRef.setInput('definition', instrumentOf('phq-2'));
    fixture.detectChanges();
    expect(question()).toBe('Little interest or pleasure in doing things');
    expect(allByRole('button').some((button) => button.getAttribute('aria-pressed') === 'true')).toBe(false);
  });

  it('goes on where it was left', () => {
    open('phq-9', { answers: { '1': 1, '2': 0 }, position: 2 });
    expect(question()).toContain('Trouble falling or staying asleep');
    keys('0');
    expect(places.at(-1)).toEqual({ answers: { '1': 1, '2': 0, '3': 0 }, position: 3 });
  });

  it('says honestly that the wording is not ours to show', () => {
    open('qids-sr16');
    expect(question()).toBe('Item 1');
    expect(document.body.textContent).toContain('Read the question from your own copy');
  });
});
