import { aPage } from '../../core/testing/a-page.js';
import { byRole } from '../../ui/testing/by-role.js';
import { UnsignedNotesCard } from './unsigned-notes.js';

const address = '/api/v1/today/unsigned-notes';
const lost = { status: 503, statusText: 'Service Unavailable' };

describe('the notes that wait for a signature', () => {
  it('are not said to be none when they cannot be counted; those counted before stay', async () => {
    const { server, settle, tell, text } = await aPage(UnsignedNotesCard, 'medical-director');
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).not.toContain('No note waits');
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne(address).flush([{ person: 'Elena Ruiz', count: 2 }]);
    await settle();
    expect(text()).toMatch(/Elena Ruiz.*2 notes/);
    await tell('note');
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).toMatch(/Try again.*Elena Ruiz.*2 notes/);
  });
});
