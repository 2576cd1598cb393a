import type { Role } from '@sojourn/domain';

/** Who asks: always the first argument of a use case. Clinic, roles and device come from the signed-in state, never from the request. */
export interface Caller {
  readonly personId: string;
  readonly staffMemberId: string;
  readonly displayName: string;
  readonly clinicId: number;
  readonly roles: readonly Role[];
  readonly deviceId: string | null;
  readonly signInId: string | null;
  /** Whether the person proved themselves again within the last five minutes. */
  readonly isSteppedUp: boolean;
  /** The clinic asks for a second factor and the person has none: only setting one up is open to them. */
  readonly lacksSecondFactor: boolean;
  /** The clinic opens charts to the care team and today's staff only, and the person's roles bind them to it. */
  readonly isBoundToOwnPatients: boolean;
  readonly address: string | null;
  readonly requestId: string;
}
