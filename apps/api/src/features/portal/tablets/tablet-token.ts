import { deviceNamedBy, newToken, type NamedDevice } from '../../../platform/secrets/device-token.js';
import { keyFor } from '../../../platform/secrets/sealed-text.js';
import { isSigned, signed } from '../link-token.js';

/** A tablet's token carries our signature besides its secret, with a key of its own, as links carry theirs. */
export function newTabletToken(secretKey: Buffer, clinicId: number, tabletId: string): { readonly token: string; readonly hash: Buffer } {
  const { token, hash } = newToken(clinicId, tabletId);
  return { token: `${token}.${signed(keyOf(secretKey), token)}`, hash };
}

/** The tablet a token names; null when its signature is not ours. A guess costs the database nothing. */
export function tabletNamedBy(secretKey: Buffer, token: string): NamedDevice | null {
  const end = token.lastIndexOf('.');
  const said = token.slice(0, Math.max(end, 0));
  return isSigned(keyOf(secretKey), said, token.slice(end + 1)) ? deviceNamedBy(said) : null;
}

function keyOf(secretKey: Buffer): Buffer {
  return keyFor('waiting-room tablets', secretKey);
}
