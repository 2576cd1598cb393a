import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Commitment, OpenPractice } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import { PracticesBefore } from './practices-before.js';

const journaling: OpenPractice = {
  ...{ key: 'n1#0', practice: 'Journaling', description: null, frequency: 'daily', status: 'planned', isDue: true },
  reviewOn: '2026-11-25' as OpenPractice['reviewOn'],
  life: [{ noteId: 'n1', at: '2026-11-18T18:00:00Z', status: 'planned', words: null }],
};
const walking: OpenPractice = { ...journaling, key: 'n1#1', practice: 'Walking', isDue: false };

let fixture: ComponentFixture<PracticesBefore>;
let said: Commitment[];

beforeEach(() => {
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  fixture = TestBed.createComponent(PracticesBefore);
  said = [];
  fixture.componentRef.setInput('practices', [walking, journaling]);
  fixture.componentRef.setInput('commitments', []);
  fixture.componentInstance.changed.subscribe((commitments) => {
    said = commitments;
    fixture.componentRef.setInput('commitments', commitments);
  });
  fixture.detectChanges();
});

describe('practices from before', () => {
  it('stand with what is due first, in words', () => {
    const names = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li strong')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Journaling', 'Walking']);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('due since');
  });

  it('get their fate written into this note, changed as often as need be, once', () => {
    fixture.componentRef.setInput('practices', [journaling]);
    fixture.detectChanges();
    byRole('button', 'Kept').click();
    fixture.detectChanges();
    const field = byRole('textbox', /^What became of it: Journaling/) as HTMLTextAreaElement;
    field.value = '“Every evening”';
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
    byRole('button', 'Changed').click();
    expect(said).toEqual([
      expect.objectContaining({ continues: 'n1#0', practice: 'Journaling', status: 'changed', outcome: '“Every evening”' }),
    ]);
  });
});
