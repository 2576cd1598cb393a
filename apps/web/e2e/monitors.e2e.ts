import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { personOn, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const headers = (): Record<string, string> => ({ 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() });

async function newSession(nurse: Page): Promise<string> {
  const found = await nurse.request.post('/api/v1/patients/search', { data: { text: 'CH-0002' }, headers: headers() });
  const { patients } = (await found.json()) as { patients: { id: string }[] };
  const id = randomUUID();
  const plan = { id, patientId: patients[0]?.id, product: 'intramuscular-ketamine', plannedStart: new Date().toISOString() };
  const made = await nurse.request.post('/api/v1/dosing-sessions', { data: plan, headers: headers() });
  expect(made.ok(), await made.text()).toBe(true);
  return id;
}

/** One message as a monitor sends it over HTTP; answers with HL7's own acknowledgement. */
async function heard(page: Page, token: string, pulse: number): Promise<string> {
  const at = `${new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '')}+0000`;
  const segments = [
    `MSH|^~\\&|MONITOR|BED|||${at}||ORU^R01^ORU_R01|${randomUUID()}|P|2.6`,
    'PID|1||CH-0002',
    `OBR|1|||VITALS^Vital signs|||${at}`,
    `OBX|1|NM|8867-4^HR^LN||${pulse}|/min|||||F|||${at}`,
    `OBX|2|NM|59408-5^SpO2^LN||96|%|||||F|||${at}`,
  ];
  const answer = await page.request.post('/api/v1/monitors/messages', {
    data: Buffer.from(segments.join('\r')),
    headers: { 'Content-Type': 'application/hl7-v2', Authorization: `Bearer ${token}` },
  });
  return answer.text();
}

test('a monitor is put into use, its readings wait for the nurse’s word, and what belongs nowhere is shown with its reason', async ({
  page: manager,
  browser,
}) => {
  await signInAs(manager, 'park');
  await manager.goto('/monitors');
  await manager.getByRole('button', { name: 'Add a monitor' }).click();
  await manager.getByRole('textbox', { name: 'Name' }).fill('Monitor 7');
  await manager.getByRole('button', { name: 'Add the monitor' }).click();
  const token = await manager.getByRole('textbox', { name: 'Token' }).inputValue();
  await withoutBarriers(manager);
  await manager.getByRole('button', { name: 'Close' }).click();
  await expect(manager.getByText('Never heard').first()).toBeVisible();
  await withoutBarriers(manager);

  const nurse = await personOn(browser, 'ruiz');
  expect(await heard(nurse, token, 70)).toMatch(/MSA\|A[AE]\|/);
  await nurse.goto('/monitors');
  await expect(nurse.getByText('Monitor 7', { exact: false }).first()).toBeVisible();
  await nurse.getByRole('button', { name: 'Seen: Monitor 7' }).click();
  await expect(nurse.getByText('Everything monitors sent was charted or seen to.')).toBeVisible();
  await withoutBarriers(nurse);

  await nurse.goto(`/sessions/${await newSession(nurse)}/dose`);
  await nurse.getByLabel('Monitor at this session').selectOption({ label: 'Monitor 7' });
  await expect(nurse.getByLabel('Monitor at this session')).toBeEnabled();
  // A monitor tells its time to the second: what it measured in the second it was put there is from before.
  await expect.poll(() => heard(nurse, token, 74), { intervals: [1_000] }).toContain('MSA|AA|');
  const reading = nurse.getByRole('region', { name: 'From the monitor, not validated' });
  await expect(reading).toContainText('HR 74, SpO₂ 96');
  await withoutBarriers(nurse);
  await reading.getByRole('button', { name: 'Validate' }).click();
  await expect(reading).toBeHidden();
  await expect(nurse.getByRole('table').first()).toContainText('74');
});
