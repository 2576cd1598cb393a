import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface NamedFeed {
  readonly clinicId: number;
  readonly feedId: string;
  readonly secret: string;
}

/** The secret of a calendar's address: 256 random bits, told once. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random and long: a plain hash cannot be reversed by trying. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isSecretOf(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(secret), hash);
}

export function fileNameOf({ clinicId, feedId, secret }: NamedFeed): string {
  return `${clinicId}.${feedId}.${secret}.ics`;
}

/** The feed that a file name names; null where it has not the form of one. */
export function feedNamedBy(fileName: string): NamedFeed | null {
  const parts = /^(\d{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})\.ics$/.exec(fileName);
  const [, clinicId = '', feedId = '', secret = ''] = parts ?? [];
  return parts === null ? null : { clinicId: Number(clinicId), feedId, secret };
}
