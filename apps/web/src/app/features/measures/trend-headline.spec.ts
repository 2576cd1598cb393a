import { Component } from '@angular/core';
import { compareScores, scoreMeasure, type MeasureResponseView, type MeasureTrend } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { TrendHeadline } from './trend-headline.js';

const at = (day: string, answers: readonly (number | null)[], more: Partial<MeasureResponseView> = {}): MeasureResponseView => {
  const scored = scoreMeasure('phq-9', answers);
  if (!scored.allowed) throw new Error('not a form');
  return {
    ...{ id: day, instrumentId: 'phq-9', score: scored.value, takenAt: `${day}T15:00:00Z`, takenOn: day as never, setting: 'link' },
    ...{ occasion: null, courseId: null, recordedBy: null, recordedAt: `${day}T15:00:00Z`, enteredInError: null },
    ...more,
  };
};
const ill = at('2026-11-01', [3, 3, 3, 3, 3, 3, 2, 2, 0]); // 22
const well = at('2026-11-20', [0, 0, 0, 0, 0, 0, 0, 1, 2].toReversed()); // 3, item 9 = 0
const crying = at('2026-11-20', [0, 0, 0, 0, 0, 0, 0, 0, 3]); // 3, item 9 nearly every day
const begun = at('2026-11-24', [null, null, null, null, null, null, null, null, 1]);

let shown: MeasureTrend;

@Component({
  imports: [TrendHeadline],
  template: `<kat-trend-headline [trend]="trend" />`,
})
class Page {
  readonly trend = shown;
}

async function headline(...responses: MeasureResponseView[]): Promise<string> {
  const change = compareScores('phq-9', 22, responses[1]?.score);
  shown = { instrumentId: 'phq-9', responses, baseline: null, change: change.allowed ? change.value : null };
  await aPage(Page, 'therapist');
  const card = document.querySelector('kat-trend-headline') as HTMLElement;
  return [...card.children]
    .slice(0, 2)
    .map(({ textContent }) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ');
}

describe('the headline of a measure', () => {
  it('says first what was answered about suicide, and then no word that reassures', async () => {
    const words = await headline(ill, crying);
    expect(words).toMatch(/^PHQ-9\s*Suicide answer\s*Item 9: Nearly every day.*3 of 27.*19 points lower than the baseline of 22\./);
    expect(words).not.toMatch(/minimal|better|response|remission/i);
  });

  it('says so too where only the answer about suicide came, before its form', async () => {
    const words = await headline(ill, well, begun);
    expect(words).toContain('Item 9: Several days');
    expect(words).not.toMatch(/minimal|better|remission/i);
  });

  it('is about the newest complete form otherwise', async () => {
    expect(await headline(crying, well)).toMatch(/3 of 27, none or minimal.*Better.*in remission/);
  });
});
