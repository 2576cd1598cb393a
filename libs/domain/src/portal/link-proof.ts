import * as z from 'zod';
import { dateField } from '../shared/index.js';

/** The signed part of a link. Only its form is read here; the server proves the signature. */
const token = z.string().regex(/^\d{1,9}\.[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/, 'This link is not whole');

/** What every link asks for: itself, and the birth date as a second check. */
export const linkProof = { token, birthDate: dateField };

/** Opening what a link leads to, without an account. */
export const openLink = z.strictObject(linkProof);
export type OpenLink = z.infer<typeof openLink>;
