import * as z from 'zod';
import { idSchema } from '../../shared/id.js';
import { passkeyResponse } from '../../staff/index.js';
import { linkProof, type OpenLink } from '../link-proof.js';

/** What a passkey of a patient lives on, as its own browser says; it only helps to tell one from the other. */
export const passkeyDevices = ['phone', 'tablet', 'computer'] as const;
export type PasskeyDevice = (typeof passkeyDevices)[number];

/** What a passkey gives for a while in place of link and birth date. Only its form is read here; the server proves the signature. */
const pass = z.string().regex(/^\d{1,9}\.[0-9a-f-]{36}\.\d{1,15}\.[A-Za-z0-9_-]{43}$/, 'Open your page again');
export const passProof = { pass };
/** What opens a patient's own pages: a link with the birth date, or the pass that a passkey was answered with. */
export type PagesProof = OpenLink | { readonly pass: string };

/** Setting up a passkey needs the link and the birth date, so that a phone lent for a moment makes none. */
export const addOwnPasskey = z.strictObject({ ...linkProof, device: z.enum(passkeyDevices), passkey: passkeyResponse });
export type AddOwnPasskey = z.infer<typeof addOwnPasskey>;

export const openByPasskey = z.strictObject({ passkey: passkeyResponse });

const forgotten = { id: idSchema<'PatientPasskey'>() };
export const forgetOwnPasskey = z.union([z.strictObject({ ...linkProof, ...forgotten }), z.strictObject({ ...passProof, ...forgotten })]);
export type ForgetOwnPasskey = z.infer<typeof forgetOwnPasskey>;

/** A passkey as its patient tells it from others: days in words, in the clinic's zone. */
export interface OwnPasskeyView {
  readonly id: string;
  readonly device: PasskeyDevice;
  readonly madeOn: string;
  readonly lastUsedOn: string | null;
}
