import { aDosingSession } from '@sojourn/domain/testing';
import { byRole } from '../../ui/testing/by-role.js';
import { MonitorReading } from './monitor-reading.js';
import { aBedside } from './testing/a-bedside.js';

const rows = [
  { offsetSeconds: 0, heartRatePerMin: 70, spo2Percent: 98 },
  { offsetSeconds: 30, heartRatePerMin: 74, spo2Percent: 96 },
];
const story = aDosingSession()
  .withVitals('09:48', '128/80')
  .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
  .with('10:14', 'vitals-streamed', { monitor: 'M1', rows });
const words = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the reading of a monitor', () => {
  it('is shown as not validated, and one tap charts the newest with its own time', async () => {
    const { sent, settle } = await aBedside(MonitorReading, story, { at: '10:15' });
    expect(words()).toContain('HR 74, SpO₂ 96');
    expect(words()).toContain('Not validated');
    byRole('button', 'Validate').click();
    const { entry, keep } = await sent();
    expect(entry).toMatchObject({
      kind: 'vitals-taken',
      details: { heartRatePerMin: 74, spo2Percent: 96, source: 'monitor', validates: { offsetSeconds: 30 } },
      occurredAt: '2026-11-17T15:14:30.000Z',
    });
    await keep();
    await settle();
    expect(words()).not.toContain('Not validated');
    expect(byRole('status').textContent).toContain('Charted from the monitor: HR 74, SpO₂ 96.');
  });

  it('that was dismissed leaves the screen and charts nothing', async () => {
    const { nothingSent, settle } = await aBedside(MonitorReading, story, { at: '10:15' });
    byRole('button', 'Dismiss').click();
    await settle();
    expect(words()).not.toContain('Not validated');
    expect(await nothingSent()).toBe(true);
  });

  it('of more than ten minutes ago is not offered as the present one', async () => {
    await aBedside(MonitorReading, story, { at: '10:25' });
    expect(words()).not.toContain('Not validated');
  });
});
