import { createHmac, timingSafeEqual } from 'node:crypto';

export interface NamedLink {
  readonly clinicId: number;
  readonly linkId: string;
}

function signatureOf(secretKey: Buffer, { clinicId, linkId }: NamedLink): Buffer {
  return createHmac('sha256', secretKey).update(`portal check-in ${clinicId} ${linkId}`).digest();
}

/** What stands behind the # of a link: whose clinic, which link, and a signature nobody can guess. */
export function tokenOf(secretKey: Buffer, link: NamedLink): string {
  return `${link.clinicId}.${link.linkId}.${signatureOf(secretKey, link).toString('base64url')}`;
}

/** The link a token names; null when its signature is not ours. A guess costs the guesser everything and the database nothing. */
export function linkNamedBy(secretKey: Buffer, token: string): NamedLink | null {
  const [clinic = '', linkId = '', signature = ''] = token.split('.');
  const link = { clinicId: Number(clinic), linkId };
  const given = Buffer.from(signature, 'base64url');
  const own = signatureOf(secretKey, link);
  return link.clinicId > 0 && given.length === own.length && timingSafeEqual(given, own) ? link : null;
}

/** A mark of whose pages these are: the same for every link of a patient, and no way back to who it is. */
export function ownerMark(secretKey: Buffer, clinicId: number, patientId: string): string {
  return createHmac('sha256', secretKey).update(`portal pages ${clinicId} ${patientId}`).digest('base64url').slice(0, 22);
}
