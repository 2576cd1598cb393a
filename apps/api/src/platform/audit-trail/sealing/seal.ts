import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A seal over the audit entries of one clinic since the seal before: linked to it, counted on from it, and signed. */
export const sealed = z.strictObject({
  clinicId: z.int().positive(),
  /** 1, 2, 3 … without a gap. */
  number: z.int().positive(),
  sealedAt: z.iso.datetime(),
  /** How many entries this seal covers, and how many all seals so far. */
  count: z.int().positive(),
  total: z.int().positive(),
  root: hash,
  previous: hash,
  /** The Ed25519 key that signed, as 32 bytes. */
  publicKey: hash,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type Seal = z.infer<typeof sealed>;

/** What the first seal of a clinic is linked to. */
export const noLink = '0'.repeat(64);

/** The text that is signed. The next seal links to its hash, so one seal vouches for all before it. */
function statementOf(seal: Omit<Seal, 'signature'>): Buffer {
  const { clinicId, number, sealedAt, count, total, root, previous, publicKey } = seal;
  const lines = ['Sojourn audit seal 1', clinicId, number, sealedAt, count, total, root, previous, publicKey];
  return Buffer.from(lines.join('\n'), 'utf8');
}

export function linkOf(seal: Seal): string {
  return createHash('sha256').update(statementOf(seal)).digest('hex');
}

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export interface SealKey {
  readonly privateKey: KeyObject;
  readonly publicKey: string;
}

/** The signing key of this installation, derived from its secret key: another secret gives another key, and old seals keep theirs. */
export function sealKeyFrom(secretKey: Buffer): SealKey {
  const seed = Buffer.from(hkdfSync('sha256', secretKey, '', 'sojourn audit seal', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: spki.subarray(publicPrefix.length).toString('hex') };
}

export function signed(seal: Omit<Seal, 'signature' | 'publicKey'>, key: SealKey): Seal {
  const named = { ...seal, publicKey: key.publicKey };
  return { ...named, signature: sign(null, statementOf(named), key.privateKey).toString('hex') };
}

export function isSignedRight(seal: Seal): boolean {
  const der = Buffer.concat([publicPrefix, Buffer.from(seal.publicKey, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, statementOf(seal), key, Buffer.from(seal.signature, 'hex'));
}
