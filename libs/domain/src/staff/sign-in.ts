import * as z from 'zod';
import type { Permission, Role } from './permissions.js';

const pin = z.string().regex(/^\d{6}$/, 'A PIN is six digits');
const code = z.string().regex(/^\d{6}$/, 'The code is six digits');
const password = z.string().min(1, 'Enter your password').max(128, 'A password has at most 128 characters');

/** What a person types to sign in. The address is compared without regard to case. */
export const signInCommand = z.strictObject({
  email: z.email('Enter the e-mail address you sign in with').max(254),
  password,
  code: code.optional(),
  recoveryCode: z.string().min(8).max(64).optional(),
});
export type SignInCommand = z.infer<typeof signInCommand>;

/** What a browser says in a passkey's name. Its inside is WebAuthn's own and judged by the server. */
export const passkeyResponse = z.looseObject({
  id: z.string().min(1).max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().min(1).max(8000) }),
});
export type PasskeyResponse = z.infer<typeof passkeyResponse>;
const passkey = passkeyResponse;
export const signInWithPasskeyCommand = z.strictObject({ passkey });
export const addPasskeyCommand = z.strictObject({ label: z.string().trim().min(1, 'Give it a name').max(60), passkey });
export type AddPasskeyCommand = z.infer<typeof addPasskeyCommand>;

export interface PasskeyView {
  readonly id: string;
  readonly label: string;
  /** Whether the device's maker keeps copies for the owner's other devices. */
  readonly isSynced: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** A password somebody chooses: 12 to 128 characters of any script; the server refuses one that is easily guessed. */
const newPassword = z.string().min(12, 'Take at least 12 characters').max(128, 'A password has at most 128 characters');
export const changePasswordCommand = z.strictObject({ password: newPassword });
/** Sets the first or a new password by a one-time link; the token is what stands behind its #. */
export const usePasswordLinkCommand = z.strictObject({ token: z.string().min(1).max(200), password: newPassword });
export type UsePasswordLinkCommand = z.infer<typeof usePasswordLinkCommand>;

/** A one-time link an administrator hands over. It is shown once and never again. */
export interface PasswordLinkView {
  /** Path and fragment on this server, such as `/password#…`. */
  readonly path: string;
  readonly expiresAt: string;
}

export const chooseClinicCommand = z.strictObject({ clinicId: z.int().positive() });
export const unlockCommand = z.union([z.strictObject({ password }), z.strictObject({ pin }), z.strictObject({ passkey })]);
export const stepUpCommand = z.union([z.strictObject({ password }), z.strictObject({ code }), z.strictObject({ passkey })]);
export const switchPersonCommand = z.strictObject({ personId: z.uuid(), pin });
export const setPinCommand = z.strictObject({ pin });
export const confirmSecondFactorCommand = z.strictObject({ code });

export interface MembershipView {
  readonly clinicId: number;
  readonly clinicName: string;
  readonly roles: readonly Role[];
}

/** The signed-in person as the web knows them; instants are ISO 8601 in UTC. */
export interface SignInView {
  readonly person: { readonly id: string; readonly displayName: string; readonly initials: string };
  readonly staffMemberId: string;
  readonly clinic: { readonly id: number; readonly name: string; readonly zone: string };
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly memberships: readonly MembershipView[];
  readonly secondFactorEnrolled: boolean;
  readonly hasPasskey: boolean;
  /** The clinic asks for a second factor and the person has none: setting one up comes before anything else. */
  readonly secondFactorMissing: boolean;
  readonly hasPin: boolean;
  readonly locked: boolean;
  readonly idleSeconds: number;
  readonly expiresAt: string;
  readonly steppedUpUntil: string | null;
}

export type SecondFactorMethod = 'code' | 'passkey';
export type SignInAnswer =
  | { readonly status: 'signed-in'; readonly signIn: SignInView }
  | { readonly status: 'second-factor-needed'; readonly methods: readonly SecondFactorMethod[] };

/**
 * How long the next attempt must wait after `failures` consecutive failures: nothing up to four, then 2, 4, 8 … seconds, at most 15 minutes.
 * The wait never becomes a permanent lock, so that nobody can shut a colleague out. Example: `lockoutSeconds(6)` is 4. Odd case: it stays
 * at 15 minutes however many failures there were. Source: clinical reference §9.1.
 */
export function lockoutSeconds(failures: number): number {
  return failures < 5 ? 0 : Math.min(2 ** (failures - 4), 900);
}

/**
 * Initials for an avatar. Example: `initialsOf('Elena Ruiz')` is "ER"; a single name gives one letter. Odd case: a name of blanks has none.
 * Source: architecture §5 (sign-in).
 */
export function initialsOf(displayName: string): string {
  const words = displayName
    .replace(/^(dr|rn|prof)\.? /i, '')
    .split(/\s+/u)
    .filter(Boolean);
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('en');
}

export interface StaffMemberView {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly credential: string;
  readonly roles: readonly Role[];
}
