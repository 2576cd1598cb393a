import { aPage } from '../../core/testing/a-page.js';
import { byLabel, byRole, type } from '../../ui/testing/by-role.js';
import RegisterPage from './register-page.js';

const open = () => aPage(RegisterPage, 'front-desk');
const field = (label: string) => byLabel<HTMLInputElement>(new RegExp(`^${label}`));

describe('registering a patient', () => {
  it('notes that letters are allowed at the e-mail address that is written for them', async () => {
    const { server, settle } = await open();
    type(field('Family name'), 'Amin');
    type(field('Telephone'), '555-0102');
    type(field('E-mail for letters'), 'sara@home.example');
    byRole('button', 'Register').click();
    await settle();
    const { contactPoints } = server.expectOne('/api/v1/patients').request.body.patient;
    expect(contactPoints).toMatchObject([
      { system: 'phone', value: '555-0102', isReminderAllowed: false },
      { system: 'email', value: 'sara@home.example', isReminderAllowed: true },
    ]);
  });

  it.each([
    ['', 'the address alone'],
    ['555-0102', 'both'],
  ])('says at the address what is wrong with it (telephone “%s”: %s)', async (phone) => {
    const { server, settle } = await open();
    type(field('Family name'), 'Amin');
    type(field('Telephone'), phone);
    type(field('E-mail for letters'), 'sara at home');
    byRole('button', 'Register').click();
    await settle();
    expect(field('E-mail for letters').getAttribute('aria-invalid')).toBe('true');
    expect(field('Telephone').getAttribute('aria-invalid')).not.toBe('true');
    server.expectNone('/api/v1/patients');
  });

  it('needs only a name', async () => {
    const { server, settle } = await open();
    type(field('Family name'), 'Amin');
    byRole('button', 'Register').click();
    await settle();
    expect(server.expectOne('/api/v1/patients').request.body.patient).toMatchObject({ contactPoints: [], birthDate: null });
  });
});
