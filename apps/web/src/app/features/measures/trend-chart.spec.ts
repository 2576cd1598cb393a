import { TestBed } from '@angular/core/testing';
import { scoreMeasure, type MeasureTrend } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import { TrendChart } from './trend-chart.js';
import { baselinePlace, spanOf } from './trend-geometry.js';

const form = (on: string, answers: number[]) => {
  const scored = scoreMeasure('phq-9', answers);
  if (!scored.allowed) throw new Error('not a form');
  const where = { setting: 'paper', occasion: null, courseId: null, recordedBy: null, enteredInError: null, recordedAt: '' };
  return { id: on, instrumentId: 'phq-9', score: scored.value, takenAt: `${on}T14:00:00.000Z`, takenOn: on, ...where } as never;
};
const all = (value: number): number[] => Array.from({ length: 9 }, () => value);

async function drawn(responses: readonly never[], doses: readonly string[]) {
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  const chart = TestBed.createComponent(TrendChart);
  chart.componentRef.setInput('trend', { instrumentId: 'phq-9', responses, baseline: null, change: null } satisfies MeasureTrend);
  chart.componentRef.setInput('span', spanOf(['2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z']));
  chart.componentRef.setInput(
    'doses',
    doses.map((at) => ({ sessionId: at, at })),
  );
  chart.detectChanges();
  await chart.whenStable();
  return chart;
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the line of a measure', () => {
  it('stands with the doses on one axis', async () => {
    await drawn([form('2026-11-01', all(2)), form('2026-11-15', all(1))], ['2026-11-03T15:00:00Z', '2026-11-06T15:00:00Z']);
    expect(byRole('img', /18 of 27.*9 of 27.*2 doses on the same days/)).toBeTruthy();
    expect(document.querySelectorAll('.dose-mark')).toHaveLength(2);
    expect(text()).toContain('A triangle is a dose.');
  });

  it('is not drawn over what is missing, and says what is', async () => {
    await drawn([form('2026-10-01', all(2)), form('2026-10-08', [1, 1]), form('2026-10-15', all(1)), form('2026-11-20', all(0))], []);
    const path = document.querySelector('path.line')?.getAttribute('d') ?? '';
    expect([path.match(/M/g)?.length, path.includes('L')]).toEqual([3, false]);
    expect(text()).toContain('a form in between is incomplete.');
    expect(text()).toContain('no complete form for more than three weeks.');
    expect(document.querySelectorAll('.unscored')).toHaveLength(1);
  });

  it('shows the moment somebody points at in another chart', async () => {
    const chart = await drawn([form('2026-11-01', all(2))], []);
    expect(document.querySelector('.crosshair')).toBeNull();
    chart.componentRef.setInput('moment', Date.parse('2026-11-10T12:00:00Z'));
    chart.detectChanges();
    expect(document.querySelector('.crosshair')).not.toBeNull();
    expect(text()).toContain('10 Nov');
  });

  it('goes by arrow key from form to dose, and says what is there', async () => {
    const chart = await drawn([form('2026-11-01', all(2)), form('2026-11-15', all(1))], ['2026-11-03T15:00:00Z']);
    const reader = byRole('slider', 'Day on the chart of PHQ-9');
    const press = (key: string): string | null => {
      reader.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      chart.detectChanges();
      return reader.getAttribute('aria-valuetext');
    };
    expect(press('ArrowRight')).toContain('1 Nov 2026, 18 of 27');
    expect(press('ArrowRight')).toBe('3 Nov 2026, a dose');
    expect(press('End')).toContain('15 Nov 2026, 9 of 27');
    expect(press('Escape')).toBe('No day chosen');
  });
});

describe('the words at the baseline', () => {
  it('stand where no point and no value is', () => {
    expect(baselinePlace([{ x: 60, y: 80 }], 80)).toEqual({ x: 514, y: 75 });
    expect(baselinePlace([{ x: 500, y: 80 }], 80)).not.toEqual({ x: 514, y: 75 });
    expect(baselinePlace([{ x: 500, y: 60 }], 80)).toEqual({ x: 514, y: 94 });
  });
});
