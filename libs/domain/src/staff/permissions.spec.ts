import { isRole, mayDo, permissions, permissionsOf, roles } from './permissions.js';
import { initialsOf, lockoutSeconds } from './sign-in.js';

describe('who may do what', () => {
  it('lets a nurse record a dose but not sign its order', () => {
    expect(mayDo(['nurse'], 'dosing.record')).toBe(true);
    expect(mayDo(['nurse'], 'orders.sign')).toBe(false);
  });

  it('shows managers and the front desk no clinical text', () => {
    for (const permission of ['chart.read', 'notes.read', 'dosing.read', 'orders.read', 'review.read'] as const) {
      expect(mayDo(['clinic-manager', 'front-desk'], permission)).toBe(false);
    }
  });

  it('gives the administrator accounts, the audit and what stands still in the background, and no patient', () => {
    expect(permissionsOf(['administrator'])).toEqual(['background-work.watch', 'staff.read', 'staff.keep', 'audit.read']);
  });

  it('adds up the permissions of several roles and gives none without a role', () => {
    expect(permissionsOf(['therapist', 'nurse'])).toEqual(expect.arrayContaining(['notes.write', 'dosing.record']));
    expect(permissionsOf([])).toEqual([]);
  });

  it('names only known roles in its table', () => {
    const named: readonly string[] = Object.values(permissions).flat();
    expect(named.every(isRole)).toBe(true);
    expect(roles.every((role) => permissionsOf([role]).length > 0)).toBe(true);
    expect(isRole('admin')).toBe(false);
  });
});

describe('waiting after failed sign-ins', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 2],
    [6, 4],
    [13, 512],
    [14, 900],
    [100, 900],
  ])('after %i failures the next attempt waits %i seconds', (failures, seconds) => {
    expect(lockoutSeconds(failures)).toBe(seconds);
  });
});

describe('initials', () => {
  it.each([
    ['Elena Ruiz', 'ER'],
    ['Dr Maya Okafor', 'MO'],
    ['Ōe', 'Ō'],
    ['Ana Maria de Souza', 'AS'],
    ['  Elena   Ruiz ', 'ER'],
    ['Isidr Prof Cole', 'IC'],
    ['prof. Ida Weber', 'IW'],
    ['Dror Levi', 'DL'],
    ['李 小龙', '李小'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
