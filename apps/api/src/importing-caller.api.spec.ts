import { importingCaller } from './importing-caller.js';
import { TestApi, type TestClinic } from './testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

describe('importing from the command line', () => {
  it('acts in the clinic that was named by its number, as a member who may import there', async () => {
    for (const clinic of [here, elsewhere]) {
      const caller = await importingCaller(api.app, String(clinic.id));
      const importers = [clinic.staff['clinic-manager'], clinic.staff['front-desk']].map(({ staffMemberId }) => staffMemberId);
      expect(caller).toMatchObject({ clinicId: clinic.id, isSteppedUp: false });
      expect(importers).toContain((caller as { staffMemberId: string }).staffMemberId);
    }
  });

  it('says which clinics there are when the named one does not exist', async () => {
    const sentence = await importingCaller(api.app, 'Nowhere');
    expect(sentence).toContain('There is no clinic "Nowhere". Name one with --clinic');
    expect(sentence).toContain(`(${here.id})`);
    expect(sentence).toContain('Nothing was imported.');
  });

  it('asks for a name where there is more than one clinic, and picks none by itself', async () => {
    expect(await importingCaller(api.app, null)).toContain('There is more than one clinic.');
  });

  it('says so when nobody at the clinic may import', async () => {
    const clinic = await api.openClinic();
    await api.admin.query(`UPDATE staff_member SET is_active = false WHERE clinic_id = $1`, [clinic.id]);
    expect(await importingCaller(api.app, String(clinic.id))).toContain('may import patients');
  });
});
