import { decideStaffChange } from './staff-accounts.js';
import type { Role } from './permissions.js';

const member = (id: string, roles: Role[], isActive = true) => ({ id, roles, isActive });

describe('a clinic keeps an administrator', () => {
  const lone = [member('ana', ['administrator', 'clinic-manager']), member('ben', ['nurse']), member('cy', ['administrator'], false)];

  it.each([
    ['taking the role from the only one', lone, 'ana', { roles: ['clinic-manager'] as Role[], isActive: true }, false],
    ['ending the place of the only one', lone, 'ana', { roles: ['administrator'] as Role[], isActive: false }, false],
    ['a new title of the only one', lone, 'ana', { roles: ['administrator'] as Role[], isActive: true }, true],
    ['ending a nurse’s place', lone, 'ben', { roles: ['nurse'] as Role[], isActive: false }, true],
    ['one of two', [...lone, member('dee', ['administrator'])], 'ana', { roles: ['nurse'] as Role[], isActive: true }, true],
  ])('%s', (_what, everybody, id, change, allowed) => {
    expect(decideStaffChange(everybody, id, change).allowed).toBe(allowed);
  });

  it('says what would be lost and what to do first', () => {
    expect(decideStaffChange(lone, 'ana', { roles: ['nurse'], isActive: true })).toEqual({
      allowed: false,
      refusals: [
        { code: 'last-administrator', message: 'The clinic would have no administrator left. Give somebody else that role first.' },
      ],
    });
  });

  it('that has none already is not held up by it', () => {
    expect(decideStaffChange([member('ben', ['nurse'])], 'ben', { roles: ['prescriber'], isActive: true }).allowed).toBe(true);
  });
});
