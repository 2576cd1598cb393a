import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NoteDraft, NoteSignatureView, TherapyNoteView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { PutAsideNote } from './put-aside-note.js';

const by = { id: 's1', name: 'Priya Nair', credential: '' };
const putAside = { id: 'a1', by, reason: 'Another chart was open', at: '2026-11-18T18:40:00Z' };

async function shown(draft: Partial<NoteDraft>, signatures: readonly NoteSignatureView[] = []): Promise<string> {
  const silent = () => Object.assign(new EventTarget(), { close: () => undefined });
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: OPEN_EVENT_SOURCE, useValue: silent }],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  const fixture = TestBed.createComponent(PutAsideNote);
  const whole: NoteDraft = { noteType: 'integration', format: 'dap', sections: {}, themes: [], commitments: [], ...draft };
  fixture.componentRef.setInput('note', {
    state: 'entered-in-error',
    draft: whole,
    putAside,
    version: 2,
    signatures,
    addenda: [] as TherapyNoteView['addenda'],
  } as TherapyNoteView);
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
  return document.body.textContent.replace(/\s+/g, ' ');
}

describe('a draft that was put aside', () => {
  it('says who put it aside, when and why, and keeps what was typed in it for reading only', async () => {
    const text = await shown({ sections: { insights: 'grief, not failure' } });
    // 18:40 in UTC is 13:40 in New York in November.
    expect(text).toMatch(/Put aside by Priya Nair, .*13:40\. Why: Another chart was open/);
    expect(byRole('article', 'What had been typed').textContent).toContain('grief, not failure');
    expect([...allByRole('textbox'), ...allByRole('button')]).toEqual([]);
  });

  it('that was signed keeps its words and signature; an attempt that was returned before does not count as signed', async () => {
    const signature: NoteSignatureView = {
      ...{ id: 'g1', act: 'sign', signer: by, statement: 'I wrote this note.', contentSha256: 'ab12', version: 2 },
      signedAt: '2026-11-18T18:00:00Z',
    };
    const text = await shown({ sections: { insights: 'grief, not failure' } }, [signature]);
    expect(text).toMatch(/Entered in error, not part of the record of care Marked by Priya Nair/);
    expect(byRole('article', 'What had been signed').textContent).toMatch(/grief, not failure.*Signed by Priya Nair.*version 2/s);
    TestBed.resetTestingModule();
    expect(await shown({}, [{ ...signature, version: 1 }])).toContain('Begun by mistake, not part of the record of care');
  });

  it('says so when nothing had been typed', async () => {
    expect(await shown({})).toContain('Nothing had been typed in this draft.');
  });
});
