import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { caseloadPage, type CaseloadRow } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import CaseloadPage from './caseload-page.js';

const row = (id: string, reason: CaseloadRow['reason'], name: string): CaseloadRow => ({
  ...{ id, reason, patient: { id, name }, detail: `About ${name}`, address: `/patients/${id}/measures` },
});

const viewOf = (rows: readonly CaseloadRow[]) => ({ isWholeClinic: false, ...caseloadPage(rows, { most: 1_000 }) });

async function opened(rows: readonly CaseloadRow[]) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  const page = TestBed.createComponent(CaseloadPage);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    page.detectChanges();
    TestBed.tick();
  };
  await settle();
  TestBed.inject(HttpTestingController).expectOne('/api/v1/review/caseload?most=50').flush(viewOf(rows));
  await settle();
  return settle;
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the caseload', () => {
  it('leads from each line to where it is done, and says whom it leaves out', async () => {
    await opened([row('p1', 'deteriorating', 'Ada Lindqvist')]);
    expect(byRole('link', 'Ada Lindqvist').getAttribute('href')).toBe('/patients/p1/measures');
    expect(text()).toContain('Other courses are not shown.');
  });

  it('says how much a filter hides, and shows all again', async () => {
    const rows = [row('p1', 'deteriorating', 'Ada Lindqvist'), row('p2', 'note-due', 'Sol Reyes')];
    const settle = await opened(rows);
    byRole('radio', 'Note due (1)').click();
    await settle();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/review/caseload?most=50&reason=note-due')
      .flush({ ...viewOf(rows), rows: rows.slice(1) });
    await settle();
    expect(text()).toContain('Only “Note due” is shown; 1 line of another reason is hidden');
    expect(text()).not.toContain('Ada Lindqvist');
    byRole('button', 'Show all').click();
    await settle();
    TestBed.inject(HttpTestingController).expectOne('/api/v1/review/caseload?most=50').flush(viewOf(rows));
    await settle();
    expect(text()).toContain('Ada Lindqvist');
  });

  it('says when nobody needs a look', async () => {
    await opened([]);
    expect(text()).toContain('Nobody needs a look for this reason.');
  });
});
