import { Component } from '@angular/core';
import { aPage } from '../../core/testing/a-page.js';
import { LettersMade } from './letters-made.js';

@Component({ selector: 'kat-host', imports: [LettersMade], template: `<kat-letters-made noteId="n1" />` })
class Host {}

const madeBy = { id: 's1', name: 'Priya Nair', credential: '' };

describe('letters from a note', () => {
  it('are listed by the first line of whom they went to, and nothing stands there before one was made', async () => {
    const { server, settle, text } = await aPage(Host, 'therapist');
    const asked = server.expectOne('/api/v1/therapy-notes/n1/letters');
    expect(text()).not.toContain('Letters from this note');
    asked.flush([{ id: 'l1', recipient: 'Dr. Ann Reed\n1 Elm Street', madeAt: '2026-11-28T15:00:00Z', madeBy }]);
    await settle();
    expect(text()).toContain('Letter to Dr. Ann Reed');
    expect(text()).toContain('28 Nov 2026, 10:00, Priya Nair');
    expect(text()).not.toContain('Elm Street');
  });
});
