import { createHmac, timingSafeEqual } from 'node:crypto';

export interface NamedLink {
  readonly clinicId: number;
  readonly linkId: string;
}

function signatureOf(secretKey: Buffer, what: string): Buffer {
  return createHmac('sha256', secretKey).update(what).digest();
}

/** Ours in the form in which it travels. */
export function signed(secretKey: Buffer, what: string): string {
  return signatureOf(secretKey, what).toString('base64url');
}

export function isSigned(secretKey: Buffer, what: string, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url');
  const own = signatureOf(secretKey, what);
  return given.length === own.length && timingSafeEqual(given, own);
}

function wordsOf({ clinicId, linkId }: NamedLink): string {
  return `portal check-in ${clinicId} ${linkId}`;
}

/** What stands behind the # of a link: whose clinic, which link, and a signature nobody can guess. */
export function tokenOf(secretKey: Buffer, link: NamedLink): string {
  return `${link.clinicId}.${link.linkId}.${signed(secretKey, wordsOf(link))}`;
}

/** The link a token names; null when its signature is not ours. A guess costs the guesser everything and the database nothing. */
export function linkNamedBy(secretKey: Buffer, token: string): NamedLink | null {
  const [clinic = '', linkId = '', signature = ''] = token.split('.');
  const link = { clinicId: Number(clinic), linkId };
  return link.clinicId > 0 && isSigned(secretKey, wordsOf(link), signature) ? link : null;
}

/** A mark of whose pages these are: the same for every link of a patient, and no way back to who it is. */
export function ownerMark(secretKey: Buffer, clinicId: number, patientId: string): string {
  return signed(secretKey, `portal pages ${clinicId} ${patientId}`).slice(0, 22);
}
