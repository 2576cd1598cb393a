import { ProblemException } from './problem.js';

/** The version a change was made from, out of its If-Match header (`"3"` or `3`). Throws 428 where it is missing or unreadable. */
export function versionFrom(ifMatch: string | undefined): number {
  const version = /^"?(\d{1,9})"?$/.exec(ifMatch ?? '')?.[1];
  if (version !== undefined) return Number(version);
  const detail = 'Saving a change needs an If-Match header with the version it was made from. Nothing was saved.';
  throw new ProblemException({ status: 428, code: 'version-needed', title: 'Version needed', detail });
}
