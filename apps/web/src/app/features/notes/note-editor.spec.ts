import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { idFrom, sectionsOfNote, type NoteDraft, type TherapyNoteView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import { NoteEditor } from './note-editor.js';

const address = '/api/v1/therapy-notes/n1';
const priya = { id: 's1', name: 'Priya Nair', credential: '' };
const draft: NoteDraft = { noteType: 'integration', format: 'dap', sections: {}, themes: [], commitments: [] };
const observation = { entryId: 'e1', at: '2026-11-17T15:12:00Z', category: 'speech', text: 'I can see the workshop', isQuote: true };

function aNote(changes: Partial<TherapyNoteView> = {}): TherapyNoteView {
  return {
    ...{ id: 'n1', state: 'draft', version: 1, courseId: null, author: priya, supervisor: null, isMine: true, draft, emptySections: [] },
    patient: { id: 'p1', name: 'Sara Amin', birthDate: null, recordNumber: null },
    openPractices: [],
    ...{ earlier: null, isOrphan: false },
    openedAt: '2026-11-18T18:00:00Z',
    savedAt: '2026-11-18T18:00:00Z',
    sessions: [{ sessionId: 'd1', observations: [observation] } as unknown as TherapyNoteView['sessions'][number]],
    ...{ signatures: [], returns: [], addenda: [], putAside: null },
    ...changes,
  };
}

let fixture: ComponentFixture<NoteEditor>;
let server: HttpTestingController;

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(NoteEditor);
  fixture.componentRef.setInput('note', aNote());
  fixture.detectChanges();
});

async function settle(milliseconds = 5): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  fixture.detectChanges();
}

const insights = (): HTMLTextAreaElement => byRole('textbox', /^Insights/) as HTMLTextAreaElement;

async function write(text: string): Promise<TestRequest> {
  const field = insights();
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await settle(1300);
  return server.expectOne({ method: 'PUT', url: address });
}

const saveWords = (): string => document.querySelector('.saved')?.textContent ?? '';

const saved = (version: number, merged: NoteDraft | null = null) => ({
  version,
  savedAt: '2026-11-18T18:20:00Z',
  emptySections: [],
  merged,
});

describe('writing a note', () => {
  it('saves after a pause on the version it was written on, and says when', async () => {
    const first = await write('grief, not failure');
    expect(first.request.headers.get('If-Match')).toBe('"1"');
    expect(first.request.body.sections).toEqual({ insights: 'grief, not failure' });
    first.flush(saved(2));
    await settle();
    // 18:20 in UTC is 13:20 in New York in November.
    expect(saveWords()).toContain('Saved 13:20, version 2.');
  });

  it('keeps every word on screen when the server does not answer, and saves when asked again', async () => {
    (await write('grief')).error(new ProgressEvent('error'));
    await settle();
    expect([insights().value, saveWords()?.includes('on this screen')]).toEqual(['grief', true]);
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne({ method: 'PUT', url: address }).flush(saved(2));
    await settle();
    expect(saveWords()).toContain('version 2');
  });

  it('asks which words go on when another screen saved, and sends nothing until then', async () => {
    (await write('mine')).flush({ code: 'changed-meanwhile' }, { status: 412, statusText: 'Precondition Failed' });
    await settle(1300);
    expect(insights().value).toBe('mine');
    const theirs = aNote({ version: 7, draft: { ...draft, sections: { insights: 'theirs', supports: 'her sister' } } });
    server.expectOne({ method: 'GET', url: address }).flush(theirs);
    await settle();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('theirs');
    byRole('button', 'Go on with the words on this screen').click();
    await settle();
    server.expectOne({ method: 'GET', url: address }).flush(theirs);
    await settle();
    const again = server.expectOne({ method: 'PUT', url: address });
    expect([again.request.headers.get('If-Match'), again.request.body.sections]).toEqual([
      '"7"',
      { insights: 'mine', supports: 'her sister' },
    ]);
  });

  it('takes in what another screen wrote in another section, beside what was typed meanwhile', async () => {
    const sent = await write('mine');
    insights().value = 'mine, and more';
    insights().dispatchEvent(new Event('input'));
    sent.flush(saved(3, { ...draft, sections: { insights: 'mine', supports: 'her sister' } }));
    await settle(1300);
    const next = server.expectOne({ method: 'PUT', url: address });
    expect([next.request.headers.get('If-Match'), next.request.body.sections]).toEqual([
      '"3"',
      { insights: 'mine, and more', supports: 'her sister' },
    ]);
  });

  it('loses nothing when the format changes', async () => {
    (await write('grief')).flush(saved(2));
    await settle();
    const format = document.querySelector('select')!;
    format.value = 'birp';
    format.dispatchEvent(new Event('change'));
    await settle();
    expect([insights().value, byRole('heading', 'Intervention').textContent]).toEqual(['grief', 'Intervention']);
  });

  it('brings the patient’s words in with their time', async () => {
    (await write('She says:')).flush(saved(2));
    byRole('button', /^Bring in 10:12/).click();
    await settle();
    expect(insights().value).toBe('She says:\n10:12 “I can see the workshop”\n');
  });
});

describe('signing a note', () => {
  const writesEverywhere = async (): Promise<void> => {
    for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea.words')) {
      field.value = 'last words';
      field.dispatchEvent(new Event('input'));
    }
    await settle();
  };

  it('leads to the first section that still wants words, and asks nothing before', async () => {
    await settle();
    byRole('button', 'Sign note for Sara Amin').click();
    await settle(20);
    expect(document.querySelector('.kat-dialog')).toBeNull();
    const lacking = [...document.querySelectorAll('textarea[aria-invalid]')];
    expect(lacking).toHaveLength(sectionsOfNote('integration').filter(({ isRequired }) => isRequired).length);
    expect(document.activeElement).toBe(lacking[0]);
    expect(document.body.textContent).toContain('Write something here before you sign.');
  });

  it('names the patient, saves first, and signs the version that was saved', async () => {
    await writesEverywhere();
    byRole('button', 'Sign note for Sara Amin').click();
    await settle(20);
    const [confirm] = [...document.querySelectorAll<HTMLButtonElement>('.kat-dialog footer button')].toReversed();
    confirm?.click();
    await settle();
    server.expectOne({ method: 'PUT', url: address }).flush(saved(2));
    await settle();
    const signature = server.expectOne({ method: 'POST', url: `${address}/signature` });
    expect(signature.request.body.version).toBe(2);
    const errors = sectionsOfNote('integration').flatMap(({ id, isRequired }) =>
      isRequired ? [{ path: id, message: `Write ${id}.` }] : [],
    );
    signature.flush({ code: 'section-empty', detail: 'Not yet.', errors }, { status: 422, statusText: 'Refused' });
    await settle();
    expect(byRole('alert').textContent).toContain('Write plan.');
    expect(insights().value).toBe('last words');
  });

  it('is asked for from anywhere in the note with Ctrl Enter, and a note just begun stands ready to be written', async () => {
    await settle();
    expect(document.activeElement).toBe(document.querySelector('textarea'));
    await writesEverywhere();
    insights().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await settle(20);
    expect(document.querySelector('.kat-dialog h2')?.textContent).toContain('Sign the integration note for Sara Amin?');
  });
});

describe('a draft begun by mistake', () => {
  const act = 'Put aside the draft for Sara Amin';
  const reason = (): HTMLTextAreaElement => byRole('textbox', /^Why it was begun by mistake/) as HTMLTextAreaElement;
  const asked = async (): Promise<void> => {
    byRole('button', 'Begun by mistake …').click();
    await settle(20);
  };
  const type = (field: HTMLTextAreaElement, text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };

  it('is not put aside without a reason', async () => {
    await asked();
    byRole('button', act).click();
    await settle();
    server.expectNone(`${address}/put-aside`);
    expect(document.body.textContent).toContain('Say why, so that whoever asks later understands.');
  });

  it('is put aside once every word of it is saved, and is a draft no more', async () => {
    const ended: TherapyNoteView[] = [];
    fixture.componentInstance.ended.subscribe((view) => ended.push(view));
    type(insights(), 'meant for another chart');
    await asked();
    type(reason(), 'Another chart was open');
    byRole('button', act).click();
    await settle();
    server.expectOne({ method: 'PUT', url: address }).flush(saved(2));
    await settle();
    const sent = server.expectOne({ method: 'POST', url: `${address}/put-aside` });
    expect(sent.request.body).toEqual({ id: expect.any(String), reason: 'Another chart was open' });
    const answer = aNote({ state: 'entered-in-error' });
    sent.flush(answer);
    await settle();
    expect(ended).toEqual([answer]);
  });

  it('stays where it is when it cannot be saved, or when the server refuses', async () => {
    type(insights(), 'grief');
    await asked();
    type(reason(), 'Another chart was open');
    byRole('button', act).click();
    await settle();
    server.expectOne({ method: 'PUT', url: address }).error(new ProgressEvent('error'));
    await settle(20);
    server.expectNone(`${address}/put-aside`);
    expect([insights().value, document.querySelector('.kat-dialog')]).toEqual(['grief', null]);
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne({ method: 'PUT', url: address }).flush(saved(2));
    await asked();
    expect(reason().value).toBe('Another chart was open');
    byRole('button', act).click();
    await settle();
    const problem = { code: 'note-signed', title: 'Note is signed', detail: 'This note is signed and stays.' };
    server.expectOne(`${address}/put-aside`).flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(byRole('alert').textContent).toContain('This note is signed and stays.');
  });
});

describe('words of an earlier note', () => {
  const earlier = {
    id: idFrom<'TherapyNote'>('01938f00-0003-7000-8000-000000000001'),
    signedAt: '2026-11-03T15:00:00Z',
    sections: { supports: 'Her sister' },
  };

  it('are brought forward by one press, marked, and say that they wait until the author stands by them', async () => {
    fixture.componentRef.setInput('note', aNote({ earlier }));
    await settle();
    byRole('button', /Bring forward from 3 Nov 2026: “Her sister”/).click();
    await settle(1300);
    const sent = server.expectOne({ method: 'PUT', url: address });
    expect(sent.request.body).toMatchObject({
      sections: { supports: 'Her sister' },
      copies: { supports: { id: earlier.id, isAttested: false } },
    });
    sent.flush(saved(2));
    await settle();
    expect(document.body.textContent).toContain('1 copied section waits for you to say that it holds.');
    byRole('button', 'It holds today: Supports').click();
    await settle(1300);
    expect(server.expectOne({ method: 'PUT', url: address }).request.body.copies.supports.isAttested).toBe(true);
    expect(document.body.textContent).toContain('Brought forward from the note of 3 Nov 2026, and yours now');
  });

  it('stay what they were where the author has written already', async () => {
    fixture.componentRef.setInput('note', aNote({ earlier, draft: { ...draft, sections: { supports: 'His brother' } } }));
    await settle();
    expect(document.body.textContent).not.toContain('Bring forward');
  });
});
