import { Component } from '@angular/core';
import type { Role, ToldView } from '@sojourn/domain';
import { allByRole, byRole } from '../ui/testing/by-role.js';
import { aPage } from './testing/a-page.js';
import { ToldHistories } from './told-histories.js';

@Component({ imports: [ToldHistories], template: `<kat-told-histories patientId="p1" />` })
class Chart {}

const address = '/api/v1/patients/p1/told-histories';
const pregnant = {
  item: 'pregnant',
  wording: 'Could you be pregnant?',
  answer: 'I am not sure',
  isFlagged: true,
  isReplaced: false,
  checklistCode: null,
};
const view = (changes: Partial<ToldView> = {}): ToldView => ({
  histories: [
    {
      ...{ instrumentId: 'intake-history', name: 'Before your first visit', takenAt: '2026-11-20T15:00:00Z', open: 0 },
      answers: [{ ...pregnant, takenAt: '2026-11-20T15:00:00Z', setting: 'link' }],
    },
  ],
  ...{ leftOpen: [], waiting: ['r1'], lastLook: null },
  ...changes,
});

async function open(role: Role, told: ToldView) {
  const page = await aPage(Chart, role);
  page.server.expectOne(address).flush(told);
  await page.settle();
  return page;
}

describe('what the patient told', () => {
  it('waits for a look, and says who has looked', async () => {
    const { server, settle, text } = await open('nurse', view());
    expect(text()).toMatch(/Nobody has looked at the newest answers.*Could you be pregnant\?.*I am not sure/);
    byRole('button', 'I have looked at them').click();
    await settle();
    const said = server.expectOne(`${address}/looks`);
    expect(said.request.body).toEqual({ responseIds: ['r1'] });
    said.flush(view({ waiting: [], lastLook: { by: 'Elena Ruiz', at: '2026-11-20T16:00:00Z' } }));
    await settle();
    expect(text()).toContain('Looked at by Elena Ruiz, 20 Nov 2026, 11:00');
    expect(allByRole('button', 'I have looked at them')).toEqual([]);
  });

  it('is read without a button by who does not treat', async () => {
    expect((await open('compliance', view())).text()).toContain('Nobody has looked at the newest answers');
    expect(allByRole('button', 'I have looked at them')).toEqual([]);
  });

  it('says first that the question about suicide was left open, and leads to the C-SSRS; a look at the rest leaves it waiting', async () => {
    const open9 = { responseId: 'r9', name: 'PHQ-9', takenAt: '2026-11-20T15:00:00Z', setting: 'paper', wordings: ['Thoughts …'] } as const;
    const { server, settle, text } = await open('nurse', view({ leftOpen: [open9], waiting: ['r9', 'r1'] }));
    expect(text()).toMatch(/Not answered is not “no”.*PHQ-9.*on paper.*Thoughts …/);
    expect(byRole('link', 'Ask the C-SSRS now').getAttribute('href')).toBe('/patients/p1/measures/record/c-ssrs-screener');
    byRole('button', 'I have looked at them').click();
    await settle();
    const looked = server.expectOne(`${address}/looks`);
    expect(looked.request.body).toEqual({ responseIds: ['r1'] });
    looked.flush(view({ leftOpen: [open9], waiting: ['r9'] }));
    await settle();
    byRole('button', 'I have asked another way').click();
    await settle();
    expect(server.expectOne(`${address}/looks`).request.body).toEqual({ responseIds: ['r9'] });
  });

  it('says when it cannot be read, asks again, and leaves an open question standing', async () => {
    const { server, settle, tell, text } = await aPage(Chart, 'nurse');
    const lost = { status: 503, statusText: 'Service Unavailable' };
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).toContain('Ask everything, also about suicide: a question may have been left open.');
    byRole('button', 'Try again').click();
    await settle();
    const open9 = { responseId: 'r9', name: 'PHQ-9', takenAt: '2026-11-20T15:00:00Z', setting: 'paper', wordings: ['Thoughts …'] } as const;
    server.expectOne(address).flush(view({ leftOpen: [open9] }));
    await settle();
    expect(allByRole('alert')).toEqual([]);
    await tell('measure');
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).toMatch(/Try again.*Not answered is not “no”/);
  });

  it('says nothing where nothing was told', async () => {
    expect((await open('nurse', view({ histories: [], waiting: [] }))).text()).not.toContain('What the patient told');
  });
});
