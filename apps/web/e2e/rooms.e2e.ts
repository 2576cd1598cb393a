import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { send } from './a-told-infusion.js';
import { personOn, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';

const deviceId = randomUUID();
let deviceSeq = 0;

/** A fact the nurse charts now. */
async function charts(nurse: Page, session: string, kind: string, details: object): Promise<void> {
  const at = new Date().toISOString();
  const entry = { id: randomUUID(), kind, details, occurredAt: at, recordedAt: at, authorId: randomUUID(), deviceId, deviceSeq };
  deviceSeq += 1;
  const [answer] = await send(nurse.request, `/dosing-sessions/${session}/entries`, { entries: [entry] });
  expect(answer.refusals).toEqual([]);
}

test('the desk sees by itself what the nurse begins, who has left and what is still open, and no medicine', async ({ browser }) => {
  const [desk, nurse] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz')];
  const [patientId, session] = [randomUUID(), randomUUID()];
  const family = `Rooms ${patientId.slice(0, 6)}`;
  await send(desk.request, '/patients', { id: patientId, patient: { name: { family, given: ['Ida'] }, birthDate: '1970-05-05' } });
  const plannedStart = new Date().toISOString();
  await send(nurse.request, '/dosing-sessions', { id: session, patientId, product: 'intravenous-ketamine', plannedStart });

  await desk.goto('/today');
  await desk.getByRole('link', { name: 'The whole board, with arrivals' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
  const apart = desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: 'Without a booked room' }) });
  await expect(apart.filter({ hasText: family })).toHaveCount(0);

  await charts(nurse, session, 'infusion-started', { rateUlPerH: 75_000 });
  await expect(apart.filter({ hasText: family })).toContainText(/Dosing\s*since/);
  await expect(apart).not.toContainText(/ketamine|infusion|mg/i);
  await withoutBarriers(desk, 'rooms');

  await nurse.goto('/today/rooms');
  await nurse.getByRole('link', { name: new RegExp(family) }).focus();
  await nurse.keyboard.press('Enter');
  await expect(nurse).toHaveURL(new RegExp(`/sessions/${session}`));

  await charts(nurse, session, 'infusion-stopped', { reason: 'patient-request' });
  await expect(apart.filter({ hasText: family })).toContainText('Observing');
  const { id: prescriber } = (await (await nurse.request.get('/api/v1/staff')).json()).find(({ roles }: { roles: string[] }) =>
    roles.includes('prescriber'),
  );
  await charts(nurse, session, 'left-against-advice', { reason: 'Has to fetch a child', prescriberInformedId: prescriber });
  const open = desk.getByRole('region', { name: 'Left, and the record is still open' });
  await expect(open).toContainText(family);
  await expect(apart.filter({ hasText: family })).toHaveCount(0);
});
