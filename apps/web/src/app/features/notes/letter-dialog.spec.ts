import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PrintedPaper, TherapyNoteView } from '@sojourn/domain';
import { PaperDownload } from '../../core/paper-download.js';
import { byLabel, byRole, type } from '../../ui/testing/by-role.js';
import { LetterDialog } from './letter-dialog.js';

const person = { id: 's1', name: 'Priya Nair', credential: '' };
const note: TherapyNoteView = {
  ...{
    id: 'n1',
    state: 'signed',
    version: 2,
    patient: { id: 'p1', name: 'Sara Amin', birthDate: null, recordNumber: null },
    courseId: null,
  },
  ...{
    author: person,
    supervisor: null,
    isMine: true,
    openedAt: '2026-11-24T14:00:00Z',
    savedAt: '2026-11-24T15:00:00Z',
    emptySections: [],
  },
  ...{ sessions: [], openPractices: [], ...{ earlier: null, isOrphan: false }, signatures: [], returns: [], addenda: [], putAside: null },
  draft: { noteType: 'integration', format: 'dap', sections: { plan: 'Go on.', insights: '' }, themes: [], commitments: [] },
};

describe('a letter from a note', () => {
  it('goes to somebody and quotes what was chosen, of what the note says', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const given: (readonly [PrintedPaper, string])[] = [];
    TestBed.overrideProvider(PaperDownload, { useValue: { give: (paper: PrintedPaper, name: string) => given.push([paper, name]) } });
    const fixture = TestBed.createComponent(LetterDialog);
    fixture.componentRef.setInput('note', note);
    const settle = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      fixture.detectChanges();
      TestBed.tick();
    };
    await settle();
    const server = TestBed.inject(HttpTestingController);
    byRole('button', 'Make the letter').click();
    await settle();
    server.expectNone('/api/v1/therapy-notes/n1/letter');
    expect(document.body.textContent).toContain('Say to whom it goes.');
    expect(document.body.textContent).toContain('Choose at least one section.');
    expect(document.querySelectorAll('kat-checkbox')).toHaveLength(1); // the plan: nothing else says anything
    type(byLabel('To'), 'Dr. Ann Reed');
    byRole('checkbox').click();
    await settle();
    byRole('button', 'Make the letter').click();
    await settle();
    const sent = server.expectOne('/api/v1/therapy-notes/n1/letter');
    expect(sent.request.body).toEqual({
      id: expect.any(String),
      recipient: 'Dr. Ann Reed',
      greeting: 'Dear colleague,',
      sections: ['plan'],
      withSessionFacts: false,
    });
    const paper = { madeAt: '2026-11-24T15:00:00Z', pdf: '' };
    sent.flush(paper);
    await settle();
    expect(given).toEqual([[paper, 'letter']]);
  });
});
