import { entriesUntil, type DosingSessionView } from '@sojourn/domain';
import { aDosingSession, alexLines, clock } from '@sojourn/domain/testing';
import type { Paper, Pen } from '../../../platform/paper/paper.js';
import { runsOf } from './chart-on-paper.js';
import { writeSession } from './session-on-paper.js';

const place = { clinicName: 'Cedar Hollow', zone: 'America/New_York', madeAt: '2026-11-17T18:00:00Z', madeBy: 'Elena Ruiz' };

type Story = ReturnType<typeof aDosingSession>;

/** Everything the paper says of a session at a clock time, and what was drawn. */
function written(story: Story, time: string): { readonly text: string; readonly drawn: readonly string[] } {
  const lines: string[] = [];
  const drawn: string[] = [];
  const pen: Pen = { width: 500, path: (d) => drawn.push(d), label: (text) => drawn.push(text) };
  const paper = {
    heading: (text: string) => lines.push(text),
    title: (text: string) => lines.push(text),
    line: (text: string) => lines.push(text),
    space: () => undefined,
    table: (_columns: unknown, rows: string[][]) => lines.push(...rows.map((row) => row.join(' | '))),
    drawing: (_height: number, draw: (pen: Pen) => void) => draw(pen),
  } as unknown as Paper;
  const told = {
    ...{ session: story.session, entries: entriesUntil(story.entries, clock(time)), policy: story.policy, people: {} },
    ...{ patientId: 'p1', patientName: 'Alex Morgan', birthDate: '1982-03-04', recordNumber: 'CH-0001' },
    ...{ allergies: { kind: 'not-asked' }, formsAtCheckIn: null, leaseDeviceId: null, missing: [] },
  } as unknown as DosingSessionView;
  writeSession(paper, { view: told, fold: story.foldAt(time), seal: null, place });
  return { text: lines.join('\n'), drawn };
}

describe('a session on paper', () => {
  it('says order, delivered dose, phases, alerts with who acknowledged them, waste and discharge of the golden infusion', () => {
    const { text } = written(aDosingSession('intravenous-ketamine').telling(...alexLines), '13:30');
    expect(text).toContain('Given: 34.03 mg of 41 mg ordered, 0.415 mg/kg');
    expect(text).toContain('2026-11-17 10:23 | paused');
    expect(text).toContain('blood pressure high, yellow');
    expect(text).toContain('| systolic 160 or more; ');
    for (const part of ['Allergies: nobody has asked.', 'The infusion ran 37 min', '164/98', 'Waste', 'Discharged', 'Not sealed'])
      expect(text).toContain(part);
  });

  it('shows a correction beside what it corrects, with its reason', () => {
    const story = aDosingSession('intravenous-ketamine')
      .with('10:15', 'vitals-taken', { systolicMmHg: 164, diastolicMmHg: 98 }, { key: 'first' })
      .with('10:15', 'vitals-taken', { systolicMmHg: 146, diastolicMmHg: 98 }, { amends: 'first', reason: 'cuff slipped' });
    const { text } = written(story, '10:30');
    expect(text).toMatch(/Vital signs \| 164\/98 \| .* \| corrected below/);
    expect(text).toMatch(/Vital signs \| 146\/98 \| .* \| corrects 10:15 “164\/98”; cuff slipped/);
    expect(text).toContain('| CORRECTED; ');
  });

  it('says that nothing was given or measured, and draws nothing, before anything was', () => {
    const { text, drawn } = written(aDosingSession('intravenous-ketamine'), '09:30');
    expect(text).toContain('Nothing was given.');
    expect(text).toContain('Nothing was measured and nothing was given.');
    expect(drawn).toEqual([]);
  });
});

describe('the chart on paper', () => {
  it('leaves a gap where a value was not taken, and none where only a score was', () => {
    const story = aDosingSession('intravenous-ketamine')
      .with('10:00', 'vitals-taken', { systolicMmHg: 120, diastolicMmHg: 80, spo2Percent: 98 })
      .with('10:05', 'sedation-assessed', { instrument: 'moaa-s', score: 5 })
      .with('10:10', 'vitals-taken', { systolicMmHg: 122, diastolicMmHg: 81, spo2Percent: 97 })
      .with('10:15', 'vitals-taken', { spo2Percent: 96 })
      .with('10:20', 'vitals-taken', { systolicMmHg: 118, diastolicMmHg: 79, spo2Percent: 98 });
    const { flowsheet } = story.foldAt('10:30');
    const values = (sign: 'systolicMmHg' | 'spo2Percent') => runsOf(flowsheet, sign).map((run) => run.map(({ value }) => value));
    expect([values('systolicMmHg'), values('spo2Percent')]).toEqual([[[120, 122], [118]], [[98, 97, 96, 98]]]);
  });

  it('draws the infusion’s running times as bars', () => {
    const { drawn } = written(aDosingSession('intravenous-ketamine').telling(...alexLines), '13:30');
    expect(drawn).toEqual(expect.arrayContaining(['BP mmHg', 'SpO2 %', 'Dose']));
    expect(drawn.some((d) => d.includes('NaN'))).toBe(false);
  });
});
