import { remember, remembered } from './device-storage.js';

/** What makes this device a waiting-room tablet: a token that may ask one thing, whether a form was handed to it. Null where it is none. */
export function tabletToken(): string | null {
  const kept = remembered('waiting-room');
  return kept === '' ? null : kept;
}

export function keepTabletToken(token: string | null): void {
  remember('waiting-room', token ?? '');
}
