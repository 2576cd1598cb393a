import { aDosingSession } from '@sojourn/domain/testing';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { DevicePanel } from './device-panel.js';
import { aBedside } from './testing/a-bedside.js';

const device = { areBothSpraysConfirmed: true, lot: 'DEMO-84A' } as const;
const kit = { form: 'devices', deviceCount: 3, lot: 'DEMO-84A', expiresOn: '2027-11-30', isScanned: true } as const;
const story = aDosingSession('intranasal-esketamine')
  .withVitals('12:50', '134/84')
  .with('12:58', 'preparation-recorded', kit)
  .with('13:00', 'device-used', { deviceNumber: 1, ...device });

const lock = (): string | null => allByRole('timer')[0]?.textContent ?? null;

describe('the five minutes between two devices', () => {
  it('run on the clock of the last device, and look the same after a reload or on another tablet', async () => {
    const { goTo } = await aBedside(DevicePanel, story, { at: '13:01' });
    expect(lock()).toBe('Device 2 in 4:00');
    await goTo('13:04');
    expect(lock()).toBe('Device 2 in 1:00');
    await goTo('13:05');
    expect(lock()).toBeNull();
  });

  it('refuse a device that is tried at 13:04, say from when it may be used, and keep the refusal', async () => {
    const { sent, settle } = await aBedside(DevicePanel, story, { at: '13:04' });
    for (const spray of allByRole('checkbox')) spray.click();
    byRole('button', 'Record device 2').click();
    const step = await sent('steps');
    expect(step.entry).toMatchObject({ kind: 'dose-released', details: { form: 'device' } });
    const refusals = [
      {
        code: 'device-too-soon',
        message: 'Device 2 waits until 5 minutes after the one before.',
        facts: { earliestAt: '2026-11-17T18:05:00Z' },
      },
    ];
    step.request.flush({ code: 'device-too-soon', detail: 'Not yet.', facts: { refusals } }, { status: 409, statusText: 'Conflict' });
    const kept = await sent();
    expect(kept.entry).toMatchObject({ kind: 'step-refused', details: { step: 'dose-released', codes: ['device-too-soon'] } });
    await kept.keep();
    await settle();
    expect(document.body.textContent).toMatch(/Device 2 waits until 5 minutes.*From 13:05:00/s);
    expect(allByRole('button', 'Go on with this reason')).toEqual([]);
  });

  it('ask for each spray, and preselect neither', async () => {
    const { settle, nothingSent } = await aBedside(DevicePanel, story, { at: '13:05' });
    expect(allByRole('checkbox').some((spray) => (spray as HTMLInputElement).checked)).toBe(false);
    byRole('button', 'Record device 2').click();
    await settle();
    expect(document.body.textContent).toContain('Confirm the sprays that were given.');
    expect(await nothingSent()).toBe(true);
  });

  it('carry the moment of the press, however long the answer takes', async () => {
    const { sent, goTo } = await aBedside(DevicePanel, story, { at: '13:05' });
    for (const spray of allByRole('checkbox')) spray.click();
    byRole('button', 'Record device 2').click();
    const step = await sent('steps');
    await goTo('13:07');
    step.request.flush({});
    const { entry } = await sent();
    expect(entry).toMatchObject({ kind: 'device-used', occurredAt: '2026-11-17T18:05:00.000Z' });
  });

  it('say where a device is recorded when the server is away and another tablet holds the doses', async () => {
    const { sent, settle } = await aBedside(DevicePanel, story, { at: '13:05', view: { leaseDeviceId: 'another-tablet' } });
    for (const spray of allByRole('checkbox')) spray.click();
    byRole('button', 'Record device 2').click();
    (await sent('steps')).request.error(new ProgressEvent('error'));
    const refusal = await sent();
    expect(refusal.entry.kind).toBe('step-refused');
    refusal.request.error(new ProgressEvent('error'));
    await settle();
    expect(document.body.textContent).toContain('Record this dose on the tablet that holds them.');
    byRole('button', 'It was given already: record it').click();
    (await sent()).request.error(new ProgressEvent('error'));
    await settle();
    expect(document.body.textContent).toContain('it does not wait on this tablet. What you wrote stays here.');
    expect(document.body.textContent).toContain('Record it on the tablet that holds the doses, now.');
    expect(allByRole('checkbox').every((spray) => (spray as HTMLInputElement).checked)).toBe(true);
  });
});
