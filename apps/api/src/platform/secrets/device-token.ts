import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface NamedDevice {
  readonly clinicId: number;
  readonly deviceId: string;
  readonly secret: string;
}

/** A token names clinic and device, so that no table has to be searched for it, and carries a secret of 256 bits. */
export function newToken(clinicId: number, deviceId: string): { readonly token: string; readonly hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${clinicId}.${deviceId}.${secret}`, hash: hashOf(secret) };
}

const form = /^([1-9]\d{0,8})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What a token claims; null when it is none. */
export function deviceNamedBy(token: string): NamedDevice | null {
  const [, clinicId = '', deviceId = '', secret = ''] = form.exec(token.trim()) ?? [];
  return secret === '' ? null : { clinicId: Number(clinicId), deviceId, secret };
}

/** The secret is random and long, so a plain hash keeps it. */
export function isSecret(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(secret), hash);
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
