import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OwnPagesView, OwnPasskeyView } from '@sojourn/domain';
import { Passkeys } from '../../core/passkeys.js';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import OwnPagesPage from './own-pages-page.js';
import { thisDevice } from './this-device.js';

let fixture: ComponentFixture<OwnPagesPage>;
let server: HttpTestingController;
/** What the browser's authenticator does when it is asked. */
let answer: object;
const token = `1.0190a000-0000-7000-8000-000000000001.${'A'.repeat(43)}`;
const proof = { token, birthDate: '1982-03-04' };
const at = '/api/v1/portal/pages/passkeys';
const changes = '/api/v1/portal/pages/changes';
const key: OwnPasskeyView = { id: 'k1', device: 'phone', madeOn: 'Friday, 1 January 2027', lastUsedOn: null };
const view: OwnPagesView = {
  ...{ owner: 'mark-of-sara', clinicName: 'Cedar Hollow', phone: '555-0100', goodUntil: 'Friday, 1 January 2027' },
  ...{ therapists: [], visits: [], questionsUntil: null, writings: [], passkeys: [] },
};
const byPasskey = (more: Partial<OwnPagesView> = {}) => ({
  ...{ view: { ...view, goodUntil: null, passkeys: [key], ...more }, pass: 'a-pass', passkeyId: 'k1' },
});

beforeEach(() => {
  localStorage.clear();
  answer = { passkey: { id: 'credential' } };
  const passkeys = { possible: true, proveTo: async () => answer, makeFor: async () => answer };
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Passkeys, useValue: passkeys }],
  });
  server = TestBed.inject(HttpTestingController);
});

function show(hash: string): void {
  location.hash = hash;
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

async function reply(url: string, body: object, status = 200): Promise<object> {
  const asked = server.expectOne(url);
  asked.flush(body, { status, statusText: 'as told' });
  await settle();
  return asked.request.body as object;
}

const refused = { code: 'link-not-usable', detail: 'no' };

async function letInByLink(opened: OwnPagesView = view): Promise<void> {
  show(token);
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  await click('Open my page');
  await reply('/api/v1/portal/pages/opening', opened);
}

async function letInByPasskey(opened = byPasskey()): Promise<void> {
  await click(/^Open with this/);
  await reply(`${at}/question`, {});
  await reply(`${at}/opening`, opened);
}

async function write(words: string): Promise<void> {
  const box = byLabel('What would you like to remember?');
  box.value = words;
  box.dispatchEvent(new Event('input'));
  await settle();
  for (const label of document.querySelectorAll('label'))
    if (label.textContent.trim() === 'Nobody but me') label.querySelector('input')?.dispatchEvent(new Event('change'));
  await settle();
  await click('Keep this page');
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a patient’s own pages by passkey', () => {
  it('offer to open by this device next time, once the link opened them, and say how and that it can be taken back', async () => {
    await letInByLink();
    expect(text()).toContain('You can take it back here at any time.');
    await click(/^Set up this/);
    expect(await reply(`${at}/new`, {})).toEqual(proof);
    expect(await reply(at, { ...view, passkeys: [key] })).toEqual({ ...proof, device: 'computer', passkey: { id: 'credential' } });
    expect(text()).toContain('This computer is set up.');
    expect(byRole('list', 'Devices that open your page').textContent).toContain('A phone, set up on Friday, 1 January 2027');
    expect(allByRole('button', /^Set up this/)).toEqual([]);
  });

  it('say what the browser says, and nothing where the patient only changed their mind', async () => {
    await letInByLink();
    answer = { gaveUp: null };
    await click(/^Set up this/);
    await reply(`${at}/new`, {});
    expect(allByRole('alert')).toEqual([]);
    answer = { gaveUp: 'This device holds a passkey of yours already.' };
    await click(/^Set up this/);
    await reply(`${at}/new`, {});
    expect(byRole('alert').textContent).toContain('holds a passkey of yours already');
  });

  it('open at the bare address, where no birth date is asked for, and keep what is written by what opened them', async () => {
    show('');
    expect(text()).toContain('Open the link that your clinic gave you.');
    expect(text()).not.toContain('birth date. To make sure');
    await letInByPasskey();
    expect(byRole('heading', 'What comes next')).toBeTruthy();
    expect(text()).toContain('If you lose it, call your clinic');
    await write('The light in the room.');
    expect(server.expectOne(changes).request.body).toMatchObject({ pass: 'a-pass', writings: [{ text: 'The light in the room.' }] });
  });

  it('say the same calm sentence for a passkey as for a link that does not open', async () => {
    show(token);
    await click(/^Open with this/);
    await reply(`${at}/question`, {});
    await reply(`${at}/opening`, refused, 410);
    const said = byRole('alert').textContent.trim();
    fixture.destroy();
    show(token);
    const field = byLabel('Your birth date');
    field.value = '1982-03-05';
    field.dispatchEvent(new Event('change'));
    await click('Open my page');
    await reply('/api/v1/portal/pages/opening', refused, 410);
    expect(byRole('alert').textContent.trim()).toBe(said);
  });

  it('send nothing of one patient as another’s, when a phone has the link of one and the passkey of the other', async () => {
    await letInByLink();
    await write('Hers.');
    server.expectOne(changes).error(new ProgressEvent('error'));
    await settle();
    fixture.destroy();
    show(token);
    await letInByPasskey(byPasskey({ owner: 'mark-of-somebody-else' }));
    server.expectNone(changes);
    fixture.destroy();
    show('');
    await letInByPasskey();
    expect(server.expectOne(changes).request.body).toMatchObject({ pass: 'a-pass', writings: [{ text: 'Hers.' }] });
  });

  it('say that another device is forgotten, and the keyboard is where that is said', async () => {
    await letInByLink({ ...view, passkeys: [key] });
    await click(/^Forget it/);
    await click('Forget this device');
    expect(document.activeElement).toBe(byRole('button', /^Forget it/));
    await reply(`${at}/forgetting`, view);
    expect(document.activeElement?.textContent.trim()).toBe('It is forgotten.');
  });

  it('close when the device is forgotten, after one question, and when they were open for long; the words stay on the device', async () => {
    show('');
    await letInByPasskey();
    await click(/^Forget it/);
    expect(text()).toContain('What you have written stays.');
    await click('No, keep it');
    server.expectNone(`${at}/forgetting`);
    await write('A word.');
    await reply(changes, refused, 410);
    expect(text()).toContain('What you wrote is on this device: open your page again, and it is sent.');
    await letInByPasskey();
    await reply(changes, { ...view, goodUntil: null, passkeys: [key] });
    await click(/^Forget it/);
    await click('Forget this device');
    expect(await reply(`${at}/forgetting`, view)).toEqual({ pass: 'a-pass', id: 'k1' });
    expect(text()).toContain('This device opens your page no more.');
    expect(byRole('button', /^Open with this/)).toBeTruthy();
  });
});

describe('what the page is open on', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148', 5, 'phone'],
    ['Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/140.0 Mobile Safari/537.36', 5, 'phone'],
    ['Mozilla/5.0 (Linux; Android 16; SM-X910) Chrome/140.0 Safari/537.36', 5, 'tablet'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15', 5, 'tablet'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15', 0, 'computer'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36', 10, 'computer'],
  ])('%s, %i fingers: a %s', (userAgent, maxTouchPoints, kind) => {
    expect(thisDevice({ userAgent, maxTouchPoints })).toBe(kind);
  });
});
