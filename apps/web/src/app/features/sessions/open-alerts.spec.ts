import { aDosingSession } from '@sojourn/domain/testing';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import { OpenAlerts } from './open-alerts.js';
import { aBedside } from './testing/a-bedside.js';

const dosing = aDosingSession().withVitals('09:48', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const regions = (): string[] => allByRole('region').map((region) => region.getAttribute('aria-label') ?? '');

describe('the open alerts', () => {
  it('are one card where there is one, its next step beside it and nothing to close yet', async () => {
    await aBedside(OpenAlerts, dosing.withVitals('10:15', '164/90'), { at: '10:16' });
    expect(regions()).toEqual(['Yellow alert: Blood pressure high']);
    expect(allByRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Acknowledge', 'Record action']);
  });

  it('of one set stand red first, all named on top, and are acknowledged with one press, each for itself', async () => {
    const { sent } = await aBedside(OpenAlerts, dosing.withVitals('10:15', '164/90', 72, 89), { at: '10:16' });
    expect(regions()).toEqual(['Not acknowledged yet', 'Red alert: Oxygen saturation low', 'Yellow alert: Blood pressure high']);
    expect(byRole('region', 'Not acknowledged yet').textContent).toContain('2 alerts wait: 1 red, 1 yellow');
    byRole('button', 'Acknowledge all 2').click();
    for (const rule of ['oxygen-saturation-low', 'blood-pressure-high']) {
      const { entry, keep } = await sent();
      expect(entry).toMatchObject({ kind: 'alert-acknowledged', details: { alert: { rule } } });
      await keep();
    }
    expect(regions()).toHaveLength(2);
  });

  it('that are red tell a prescriber once, after they were acknowledged', async () => {
    const told = dosing.withVitals('10:15', '186/112', 72, 89);
    const { settle, sent } = await aBedside(OpenAlerts, told, { at: '10:16' });
    byRole('button', 'Acknowledge all 2').click();
    await (await sent()).keep();
    await (await sent()).keep();
    const prescriber = byLabel<HTMLSelectElement>(/Prescriber informed of 2 red alerts/);
    prescriber.value = prescriber.options[1]?.value ?? '';
    prescriber.dispatchEvent(new Event('change'));
    await settle();
    byRole('button', 'Paged').click();
    for (const rule of ['blood-pressure-high', 'oxygen-saturation-low']) {
      const { entry, keep } = await sent();
      expect(entry).toMatchObject({ kind: 'prescriber-informed', details: { alert: { rule }, manner: 'paged' } });
      await keep();
    }
    expect(allByRole('button', 'Paged')).toEqual([]);
  });
});
