import type { Caller } from './caller.js';

/** Stands where a member of staff is named, for what the patient did at a link or the clinic's background work did. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** A caller who is no member of staff and may do nothing by role: the patient at a link, or the clinic's own background work. */
export function nobodyAs(displayName: 'Patient' | 'Sojourn', clinicId: number, requestId: string): Caller {
  const who = { personId: nobody, staffMemberId: nobody, displayName, roles: [] };
  return {
    ...who,
    clinicId,
    deviceId: null,
    signInId: null,
    isSteppedUp: false,
    lacksSecondFactor: false,
    isBoundToOwnPatients: false,
    address: null,
    requestId,
  };
}
