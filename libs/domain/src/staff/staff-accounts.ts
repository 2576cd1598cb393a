import * as z from 'zod';
import { decide, type Decision } from '../shared/decision.js';
import { roles, type Role } from './permissions.js';

const person = {
  displayName: z.string().trim().min(1, 'Enter the name colleagues know').max(120),
  /** Licence or title shown behind the name, such as RN or LMFT. */
  credential: z.string().trim().max(60),
  roles: z.array(z.enum(roles)).min(1, 'Choose at least one role').max(roles.length),
};

/** A person gets a place in the clinic. Who already has a sign-in elsewhere keeps it, and with it their password. */
export const addStaffMember = z.strictObject({
  id: z.uuid(),
  email: z.email('Enter the e-mail address the person signs in with').max(254),
  ...person,
});
export type AddStaffMember = z.infer<typeof addStaffMember>;

export const changeStaffMember = z.strictObject({ ...person, isActive: z.boolean() });
export type ChangeStaffMember = z.infer<typeof changeStaffMember>;

/** A place in the clinic as its administrator sees it. */
export interface StaffAccountView {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly email: string;
  readonly credential: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly hasSecondFactor: boolean;
  /** Instant of the last sign-in to this clinic; null when the person never came. */
  readonly lastSignInAt: string | null;
}

export type StaffChangeRefused = { readonly code: 'last-administrator'; readonly message: string };

interface Membership {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
}

/**
 * Whether a change of roles or of a place may be made: a clinic always keeps somebody who can let others in.
 * Example: taking `administrator` from the only active administrator is refused with `last-administrator`; from one of two it is allowed.
 * Odd case: a person who is away still counts while the account is active. Source: clinical reference §9.2.
 */
export function decideStaffChange(
  everybody: readonly Membership[],
  memberId: string,
  change: Omit<Membership, 'id'>,
): Decision<Omit<Membership, 'id'>, StaffChangeRefused> {
  const administers = ({ roles: held, isActive }: Omit<Membership, 'id'>): boolean => isActive && held.includes('administrator');
  const before = everybody.filter(administers);
  const others = before.filter(({ id }) => id !== memberId);
  const isLost = before.length > 0 && others.length === 0 && !administers(change);
  const message = 'The clinic would have no administrator left. Give somebody else that role first.';
  return decide(change, isLost ? [{ code: 'last-administrator', message }] : []);
}
