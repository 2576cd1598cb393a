import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OwnPagesView } from '@sojourn/domain';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import OwnPagesPage from './own-pages-page.js';

let fixture: ComponentFixture<OwnPagesPage>;
let server: HttpTestingController;
const tokenOf = (number: number): string => `1.0190a000-0000-7000-8000-00000000000${number}.${'A'.repeat(43)}`;
const opening = '/api/v1/portal/pages/opening';
const changes = '/api/v1/portal/pages/changes';
const erasing = '/api/v1/portal/pages/erasing';
const visit = {
  ...{
    id: 'v1',
    title: 'Your treatment',
    paragraphs: ['You rest with us.'],
    when: 'Tuesday, 17 November 2026, 10:00',
    minutes: 175,
    isRemote: false,
  },
  toPrepare: [
    { item: 'coming', text: 'You have told us that you will come.', isKnown: true, isDone: true },
    { item: 'no-food', text: 'Eat nothing solid from 06:00 on.', isKnown: false, isDone: false },
  ],
} as const;
const view: OwnPagesView = {
  ...{ owner: 'mark-of-sara', clinicName: 'Cedar Hollow', phone: '555-0100', goodUntil: 'Friday, 1 January 2027' },
  ...{ therapists: ['Dana Weber'], visits: [visit], questionsUntil: null, writings: [], passkeys: [] },
};

beforeEach(() => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  server = TestBed.inject(HttpTestingController);
  show(1);
});

function show(link: number): void {
  location.hash = tokenOf(link);
  fixture = TestBed.createComponent(OwnPagesPage);
  fixture.detectChanges();
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

async function click(name: string | RegExp): Promise<void> {
  byRole('button', name).click();
  await settle();
}

async function knock(): Promise<void> {
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  await click('Open my page');
}

async function letIn(opened: OwnPagesView = view): Promise<void> {
  await knock();
  server.expectOne(opening).flush(opened);
  await settle();
}

async function type(label: string, text: string): Promise<void> {
  const box = byLabel(label);
  box.value = text;
  box.dispatchEvent(new Event('input'));
  await settle();
}

async function chooseAll(name: string): Promise<void> {
  for (const label of document.querySelectorAll('label')) {
    if (label.textContent.trim() === name) label.querySelector('input')?.dispatchEvent(new Event('change'));
  }
  await settle();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a patient’s own pages on the phone', () => {
  it('ask for the birth date first, with help in a crisis already there, and say one calm sentence when they do not open', async () => {
    expect(byRole('note', 'Help in a crisis').textContent).toMatch(/911.*988/s);
    await click('Open my page');
    expect(text()).toContain('Write your birth date.');
    await knock();
    server.expectOne(opening).flush({ code: 'link-not-usable', detail: 'no' }, { status: 410, statusText: 'Gone' });
    await settle();
    expect(byRole('alert').textContent).toContain('ask your clinic for a new link');
  });

  it('show what comes next, and a tick goes to the clinic at once', async () => {
    await letIn();
    expect(text()).toContain('Plan about 2 h 55 min for it.');
    expect(text()).toContain('Before you come: 1 of 2 seen to');
    const box = byLabel('Eat nothing solid from 06:00 on.') as HTMLInputElement;
    box.checked = true;
    box.dispatchEvent(new Event('change'));
    await settle();
    expect(server.expectOne(changes).request.body).toMatchObject({
      token: tokenOf(1),
      ticks: [{ appointmentId: 'v1', item: 'no-food', isDone: true }],
    });
    expect(text()).toContain('Before you come: 2 of 2 seen to');
  });

  it('keep nothing before the patient has said who may read it', async () => {
    await letIn();
    await type('What would you like to remember?', 'The light in the room.');
    await click('Keep this page');
    expect(text()).toContain('Choose who may read it.');
    server.expectNone(changes);
  });

  it('offer the therapist by name, and not where there is none', async () => {
    await letIn({ ...view, therapists: [] });
    expect(text()).not.toContain('Only my therapist');
    fixture.destroy();
    show(2);
    await letIn();
    expect(text()).toContain('Only my therapist (Dana Weber)');
  });

  it('keep words on the phone without a network, say so, and send the same ones when it is back', async () => {
    await letIn();
    await type('What would you like to remember?', 'The light in the room.');
    await chooseAll('Nobody but me');
    await click('Keep this page');
    const first = server.expectOne(changes);
    expect(first.request.body.writings).toMatchObject([{ kind: 'reflection', text: 'The light in the room.', sharedWith: 'nobody' }]);
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Safe on this phone, not sent yet.');
    expect(text()).toContain('On this phone, not sent yet.');
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    const second = server.expectOne(changes);
    expect(second.request.body).toEqual(first.request.body);
    second.flush({ ...view, writings: second.request.body.writings });
    await settle();
    expect(text()).not.toContain('not sent yet');
    expect(text()).toContain('Nobody but you can read this.');
  });

  it('open for writing without a network, with what was half written, and send it once there is one', async () => {
    await letIn();
    await type('What would you like to remember?', 'half a sen');
    fixture.destroy();
    show(1);
    await knock();
    server.expectOne(opening).error(new ProgressEvent('error'));
    await settle();
    expect(byLabel('What would you like to remember?').value).toBe('half a sen');
    await chooseAll('Nobody but me');
    await click('Keep this page');
    server.expectOne(changes).error(new ProgressEvent('error'));
    await settle();
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    server.expectOne(opening).flush(view);
    await settle();
    expect(server.expectOne(changes).request.body.writings).toMatchObject([{ text: 'half a sen' }]);
  });

  it('hand what waits to the next link of the same patient, and never to another patient’s', async () => {
    await letIn();
    await type('What would you like to remember?', 'The light in the room.');
    await chooseAll('Nobody but me');
    await click('Keep this page');
    server.expectOne(changes).flush({ code: 'link-not-usable', detail: 'no' }, { status: 410, statusText: 'Gone' });
    await settle();
    expect(text()).toContain('What you wrote is still on this phone');
    fixture.destroy();
    show(2);
    await letIn({ ...view, owner: 'mark-of-somebody-else' });
    server.expectNone(changes);
    fixture.destroy();
    show(3);
    await letIn();
    expect(server.expectOne(changes).request.body).toMatchObject({ token: tokenOf(3), writings: [{ text: 'The light in the room.' }] });
  });

  it('erase what nobody else may read after one question, and say what stays; shared words have no such button', async () => {
    const mine = { id: 'w1', kind: 'reflection', text: 'The light.', sharedWith: 'nobody', writtenAt: '2026-11-17T15:00:00Z' } as const;
    const theirs = { ...mine, id: 'w2', text: 'The rain.', sharedWith: 'care-team' } as const;
    await letIn({ ...view, writings: [mine, theirs] });
    await click(/^Erase/);
    expect(text()).toContain('What stays is that a page was erased, not what it said');
    await click('No, keep it');
    server.expectNone(erasing);
    await click(/^Erase/);
    await click('Erase it for good');
    expect(document.activeElement).toBe(byRole('button', /^Erase/));
    const first = server.expectOne(erasing);
    expect(first.request.body).toEqual({ token: tokenOf(1), birthDate: '1982-03-04', writingId: 'w1' });
    first.error(new ProgressEvent('error'));
    await settle();
    expect(byRole('alert').textContent).not.toBe('');
    expect(text()).toContain('The light.');
    await click(/^Erase/);
    await click('Erase it for good');
    server.expectOne(erasing).flush({ ...view, writings: [theirs] });
    await settle();
    expect(text()).toContain('The page is erased.');
    expect(text()).not.toContain('The light.');
    expect(document.activeElement?.textContent.trim()).toBe('The page is erased.');
  });

  it('offer to erase what was shared only once the clinic knows that nobody else may read it', async () => {
    const shared = { id: 'w1', kind: 'reflection', text: 'The rain.', sharedWith: 'care-team', writtenAt: '2026-11-17T15:00:00Z' } as const;
    await letIn({ ...view, writings: [shared] });
    await click(/^Change who may read it/);
    await chooseAll('Nobody but me');
    server.expectOne(changes).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('This choice is on this phone, not sent yet.');
    expect(allByRole('button', /^Erase/)).toEqual([]);
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    server.expectOne(changes).flush({ ...view, writings: [{ ...shared, sharedWith: 'nobody' }] });
    await settle();
    expect(allByRole('button', /^Erase/)).toHaveLength(1);
  });
});
