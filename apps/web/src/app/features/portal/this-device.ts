import type { PasskeyDevice } from '@sojourn/domain';

/** What this page is open on, as its browser says; good enough to tell one's devices apart. */
export function thisDevice({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> = navigator): PasskeyDevice {
  // A tablet of Apple's calls itself a computer, and is touched.
  if (/iPad|Tablet/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'tablet';
  if (/iPhone|Mobile/.test(userAgent)) return 'phone';
  return /Android/.test(userAgent) ? 'tablet' : 'computer';
}
