import { after } from './hand-after.js';
import { before } from './hand-before.js';
import { during } from './hand-dose.js';
import type { ByHand } from './hand-screens.js';

/** Every kind of entry of the golden day as a person writes it. */
export const byHand: ByHand = { ...before, ...during, ...after };
