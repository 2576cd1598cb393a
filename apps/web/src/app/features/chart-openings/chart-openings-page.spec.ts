import type { ChartOpeningView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import ChartOpeningsPage from './chart-openings-page.js';

const opening: ChartOpeningView = {
  ...{ id: 'o1', patient: { id: 'p1', name: 'Sara Amin' }, openedBy: 'Tom Bauer', openedAt: '2026-11-24T14:00:00Z' },
  ...{ endsAt: '2026-11-24T15:00:00Z', reason: 'Covering for Elena', reviewBy: '2026-11-27T14:00:00Z', isMine: false, review: null },
};
async function show(...openings: readonly ChartOpeningView[]) {
  const page = await aPage(ChartOpeningsPage, 'medical-director');
  page.server.expectOne('/api/v1/chart-openings').flush(openings);
  await page.settle();
  return page;
}

describe('the charts that were opened by a reason', () => {
  it('are judged by somebody else, who must say whether the reason holds', async () => {
    const { server, settle, text } = await show(opening);
    expect(text()).toContain('Covering for Elena');
    byRole('button', 'Look at it: opening by Tom Bauer').click();
    await settle();
    byRole('button', 'Keep the judgement').click();
    await settle();
    expect(text()).toContain('Say whether the reason holds.');
    byRole('radio', 'It does not').click();
    type(byLabel<HTMLInputElement>(/^Remark/), 'Rota says otherwise');
    byRole('button', 'Keep the judgement').click();
    await settle();
    const { request } = server.expectOne('/api/v1/chart-openings/o1/review');
    expect(request.body).toEqual({ judgement: 'not-justified', remark: 'Rota says otherwise' });
  });

  it('of one’s own are for a colleague, and what was said stays', async () => {
    const said = { judgement: 'justified', remark: null, by: 'Maya Okafor', at: '2026-11-24T16:00:00Z' } as const;
    const { text } = await show({ ...opening, isMine: true }, { ...opening, id: 'o2', review: said });
    expect(text()).toContain('Your own: a colleague looks at it');
    expect(text()).toContain('Justified');
    expect(allByRole('button')).toEqual([]);
  });
});
