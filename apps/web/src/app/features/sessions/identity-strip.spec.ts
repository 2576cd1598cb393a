import { aDosingSession } from '@sojourn/domain/testing';
import { byRole } from '../../ui/testing/by-role.js';
import { IdentityStrip } from './identity-strip.js';
import { aBedside } from './testing/a-bedside.js';

const infusion = aDosingSession().withVitals('09:48', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });

describe('the strip above every stage', () => {
  it('counts from the first dose by the log, whichever screen is opened when', async () => {
    const { goTo } = await aBedside(IdentityStrip, infusion, { at: '10:28' });
    expect(byRole('timer').textContent?.trim()).toBe('23:00');
    await goTo('11:06');
    expect(byRole('timer').textContent?.trim()).toBe('1:01:00');
  });

  it('says what has run in by now, not what was ordered', async () => {
    await aBedside(IdentityStrip, infusion, { at: '10:23' });
    // 75 mL/h for 18 min are 22.5 mL of 50, so 18.45 of 41 mg; 18.45 / 82 kg = 0.225.
    expect(document.body.textContent).toMatch(/18\.45 mg\s*0\.225 mg\/kg\s*·\s*of 41 mg ordered/);
  });

  it('never shows allergies that nobody asked about as none', async () => {
    await aBedside(IdentityStrip, infusion, { at: '10:23' });
    expect(document.body.textContent).toContain('Allergies not asked');
  });

  it('says that entries of another tablet have not arrived', async () => {
    const missing = [{ deviceId: 'other', count: 2 }];
    await aBedside(IdentityStrip, infusion, { at: '10:23', view: { missing } });
    expect(document.body.textContent).toContain('2 entries have not arrived from another tablet');
  });
});
