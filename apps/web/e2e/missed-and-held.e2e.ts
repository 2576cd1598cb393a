import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { personOn } from './at-the-bedside.js';
import { test } from './journey.js';
import { asked, barrierFree, block, patientOf } from './on-the-board.js';
import { signInAs } from './sign-in-as.js';

interface Placed {
  readonly key: string;
  readonly title: string;
  readonly startsAt: string;
  readonly assignments: readonly object[];
}

/** A working day of last week at noon in New York: its visits are over, whenever this is read. */
function lastWeek(weekday: number): string {
  const at = new Date(Date.now() - 7 * 86_400_000);
  return new Date(at.getTime() + (weekday - at.getUTCDay()) * 86_400_000).toISOString().slice(0, 10);
}

const step = (request: APIRequestContext, id: string, event: string, more: object = {}) =>
  asked(request, `/appointments/${id}/steps`, { id: randomUUID(), event, ...more });

/** Books the next visit of that kind of the course: where the plan puts it, or on a day that is over, with a reason for the odd order. */
async function stood(page: Page, courseId: string, { on, kind }: { readonly on?: string; readonly kind: string }) {
  const { site } = await asked<{ site: { id: string } }>(page.request, `/schedule/days/${lastWeek(4)}`);
  const ask = { siteId: site.id, isReplan: true, weekdays: [], from: null, until: null };
  const { patientId, proposals } = await asked<{ patientId: string; proposals: { placements: Placed[] }[] }>(
    page.request,
    `/schedule/courses/${courseId}/series-proposals`,
    ask,
  );
  const next = proposals[0]?.placements.find(({ title }) => title.startsWith(kind));
  if (next === undefined) throw new Error('The course has no such visit left');
  const visit = { patientId, siteId: site.id, courseId, visitKey: next.key, assignments: next.assignments };
  const overrides = on === undefined ? [] : [{ code: 'before-its-distance', reason: 'Written down afterwards' }];
  const startsAt = on === undefined ? next.startsAt : `${on}T17:00:00Z`;
  const { id } = await asked<{ id: string }>(page.request, '/appointments', { ...visit, id: randomUUID(), startsAt, overrides });
  return { id, title: next.title };
}

test('a visit nobody came to and a dose that was held are planned anew: the difference is shown, and asked once', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'park');
  const [course] = await asked<{ id: string }[]>(page.request, `/patients/${await patientOf(page, 'CH-0003')}/courses`);
  const courseId = course?.id ?? '';
  const dose = await stood(page, courseId, { kind: 'Dosing' });
  const talk = await stood(page, courseId, { on: lastWeek(4), kind: 'Integration' });

  const desk = await personOn(browser, 'ito');
  await desk.goto(`/schedule?on=${lastWeek(4)}`);
  await block(desk, /^Carlos Vega/).click();
  const sheet = desk.getByRole('dialog', { name: talk.title });
  await sheet.getByRole('button', { name: 'Did not come' }).first().click();
  await expect(sheet.getByText('Safety call')).toBeVisible(); // with the numbers to ring, which are read first
  await sheet.getByRole('button', { name: 'Did not come' }).last().click();
  await expect(sheet.getByText('Call first, then say how it went.')).toBeVisible();
  await sheet.getByText('Not reached', { exact: true }).click();
  await sheet.getByRole('button', { name: 'Did not come' }).last().click();
  await expect(sheet.getByText('Did not come').first()).toBeVisible();

  const nurse = await personOn(browser, 'ruiz');
  await step(nurse.request, dose.id, 'arrive');
  await step(nurse.request, dose.id, 'check-in', { identifiers: ['full-name', 'birth-date'], formsReason: 'They follow.' });
  const session = randomUUID();
  await asked(nurse.request, '/dosing-sessions', { id: session, appointmentId: dose.id, isPregnancyTestRequired: false });
  await nurse.goto(`/sessions/${session}/check`);
  await nurse.getByText('Do not dose today').click();
  await nurse.getByLabel('Reason').fill('Blood pressure too high');
  await nurse.getByRole('button', { name: 'Abort before dosing' }).click();

  await page.goto(`/schedule/plan/${courseId}`);
  await expect(page.getByText(`${dose.title}, ${talk.title}: planned again below.`, { exact: false })).toBeVisible();
  await barrierFree(page);
  await page.getByRole('button', { name: /^(Change these|Book all) \d+ visits$/ }).click();
  await expect(page).toHaveURL(/\/schedule\?on=/);
  const { visits } = await asked<{ visits: { title: string; state: string }[] }>(page.request, `/schedule/courses/${courseId}/visits`);
  for (const { title } of [dose, talk]) expect(visits.filter((one) => one.title === title && one.state === 'booked')).toHaveLength(1);
});
