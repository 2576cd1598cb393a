import type { Caller } from './caller.js';

/** Whether a caller's sign-in still holds. Provided by the sign-in feature, for streams that outlive their request. */
export abstract class SignInWatch {
  abstract isStillValid(caller: Caller): Promise<boolean>;
}
