import type { NoteDuty, NotesDueView } from '@sojourn/domain';
import { aPage, type ShownPage } from '../../core/testing/a-page.js';
import { byRole } from '../../ui/testing/by-role.js';
import NotesDuePage from './notes-due-page.js';

const duty = (changes: Partial<NoteDuty>): NoteDuty => ({
  ...{
    id: changes.noteId ?? 'n1',
    kind: 'sign',
    noteId: 'n1',
    sessionId: null,
    noteType: 'integration',
    isMine: true,
    begunAt: '2026-11-24T15:20:00Z',
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  },
  patient: { id: 'p1', name: 'Sara Amin' },
  person: { id: 's1', name: 'Jonas Weber' },
  ...changes,
});

async function shown(view: NotesDueView): Promise<ShownPage> {
  const page = await aPage(NotesDuePage, 'medical-director');
  page.server.expectOne('/api/v1/notes-due').flush(view);
  await page.settle();
  return page;
}

describe('notes due', () => {
  const lost = duty({ kind: 'close', noteId: 'n3', person: { id: 's3', name: 'Ana Ferro' } });
  const other = duty({
    noteId: 'n2',
    isMine: false,
    patient: { id: 'p2', name: 'Bo Lind' },
    dueAt: new Date(Date.now() - 60_000).toISOString(),
  });

  it('lead to one’s own note, and never into a colleague’s draft', async () => {
    const page = await shown({ isWholeClinic: true, duties: [duty({}), lost, other] });
    expect(byRole('link', 'Sign the integration note for Sara Amin').getAttribute('href')).toBe('/notes/n1');
    expect(byRole('link', 'Close the integration note for Sara Amin').getAttribute('href')).toBe('/notes/n3');
    expect(page.text()).toContain('Ana Ferro. Begun 24 Nov 2026, 10:20. Its author has left without signing.');
    expect(page.text()).toContain('Sign the integration note for Bo LindJonas Weber. Begun 24 Nov 2026, 10:20. Not signed.');
    expect(document.querySelector('a[href="/notes/n2"]')).toBeNull();
  });

  it('tell two of one kind about one patient apart by when each was begun', async () => {
    const page = await shown({ isWholeClinic: false, duties: [duty({}), duty({ noteId: 'n2', begunAt: '2026-11-25T15:20:00Z' })] });
    expect(page.text()).toContain('Begun 24 Nov 2026, 10:20. Not signed.');
    expect(page.text()).toContain('Begun 25 Nov 2026, 10:20. Not signed.');
  });

  it('say how many are hidden when only the overdue ones are shown', async () => {
    const page = await shown({ isWholeClinic: true, duties: [duty({}), other] });
    byRole('radio', 'Overdue').click();
    await page.settle();
    expect(byRole('status').textContent).toContain('1 overdue · 1 that are not yet due are not shown');
    expect(page.text()).toContain('No note waits for you.');
  });

  it('lead from a session without a note to where one is begun', async () => {
    await shown({
      isWholeClinic: false,
      duties: [duty({ kind: 'write', noteId: null, begunAt: null, sessionId: 'd1', noteType: 'dosing-session' })],
    });
    expect(byRole('link', 'Write the dosing session note for Sara Amin').getAttribute('href')).toBe('/patients/p1/notes');
  });

  it('lead to a request to amend, with its days, also where it waits for nobody in particular', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString();
    const request = duty({ id: 'r1', kind: 'answer', noteId: null, noteType: null, person: null, dueAt: inDays(12) });
    const page = await shown({ isWholeClinic: false, duties: [request] });
    expect(byRole('link', 'Answer the request to amend from Sara Amin').getAttribute('href')).toBe('/patients/p1/amendments');
    expect(page.text()).toContain('Any prescriber or the medical director.');
    expect(page.text()).toContain('in 12 days');
  });
});
