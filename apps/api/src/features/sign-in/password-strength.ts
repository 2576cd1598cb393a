import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { passwordTooWeak } from './refusals.js';

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
/** Of 0 to 4: from 3 on it withstands guessing against a stolen hash for long. */
const enough = 3;

/** Refuses a password that stands in the lists of leaked ones, repeats itself, or holds the person's own name or address. Asks nobody outside. */
export function assertStrong(password: string, own: readonly string[]): void {
  const words = own.flatMap((text) => [text, ...text.split(/[\s@.]+/u)]).filter((word) => word.length > 2);
  if (estimator.check(password.slice(0, 128), words).score < enough) throw passwordTooWeak();
}
