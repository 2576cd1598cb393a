import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';
import { Jobs } from '../../platform/jobs/jobs.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let patientId = '';

beforeAll(async () => {
  api = await TestApi.start();
  // 5:29 in the morning in New York.
  api.moveClock(Date.parse('2026-11-17T10:29:00Z') - Date.now());
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  patientId = await aPatient(here);
  await aDosingVisit(api, here, patientId);
});
afterAll(() => api.stop());

const path = (clinic: TestClinic): string => `/api/v1/continuity/outage-packs/${clinic.siteId}`;
const list = async (clinic = here) => (await (await clinic.as('front-desk')).get('/api/v1/continuity/outage-packs')).body;
const printed = async (): Promise<string[]> =>
  (
    await api.admin.query(`SELECT patient_id FROM audit_entry WHERE clinic_id = $1 AND action = 'chart.print-for-outage'`, [here.id])
  ).rows.map((row) => row.patient_id as string);

describe('the paper for an outage', () => {
  it('is made when the site’s morning has come, once a day, for each site, and kept encrypted', async () => {
    await api.app.get(Jobs).doNow('make-outage-packs');
    expect(await list()).toMatchObject([{ siteId: here.siteId, day: '2026-11-17', madeAt: null }]);
    expect((await (await here.as('nurse')).get(path(here))).status).toBe(404);
    api.moveClock(2 * 60_000);
    await api.app.get(Jobs).doNow('make-outage-packs');
    const [{ madeAt }] = await list();
    expect(madeAt).not.toBeNull();
    await api.app.get(Jobs).doNow('make-outage-packs');
    expect((await list())[0].madeAt).toBe(madeAt);
    const { rows } = await api.admin.query('SELECT sealed_pdf FROM outage_pack WHERE clinic_id = $1', [here.id]);
    expect(rows.map((row) => (row.sealed_pdf as Buffer).includes('%PDF') || (row.sealed_pdf as Buffer).includes('JVBER'))).toEqual([false]);
  });

  it('is opened by nurse, manager and front desk as a PDF, each opening a read of its charts, and by no therapist or other clinic', async () => {
    const before = (await printed()).length;
    for (const role of ['nurse', 'clinic-manager', 'front-desk'] as const) {
      const { body } = await (await here.as(role)).get(path(here));
      expect(Buffer.from(body.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await printed()).slice(before)).toEqual([patientId, patientId, patientId]);
    expect((await (await here.as('therapist')).get(path(here))).status).toBe(403);
    expect((await (await elsewhere.as('nurse')).get(path(here))).status).toBe(404);
    expect((await list(elsewhere)).map(({ siteId }: { siteId: string }) => siteId)).not.toContain(here.siteId);
  });

  it('is made anew on demand, and is forgotten after its days', async () => {
    const second = await aPatient(here);
    await aDosingVisit(api, here, second, { startsAt: '2026-11-17T19:00:00Z' });
    api.moveClock(60_000);
    const { status } = await (await here.as('nurse')).post(path(here), {});
    expect(status).toBe(200);
    expect(await printed()).toContain(second);
    api.moveClock(3 * 86_400_000);
    await api.app.get(Jobs).doNow('make-outage-packs');
    const { rows } = await api.admin.query(`SELECT 1 FROM outage_pack WHERE local_on = '2026-11-17'`);
    expect(rows).toEqual([]);
  });
});
