import { permissionsOf, type Role, type SignInView } from '@sojourn/domain';

/** A signed-in person of the clinic "Lanternwood"; the test names the role and only what matters to it. */
export function aSignIn(role: Role, differing: Partial<SignInView> = {}): SignInView {
  return {
    person: { id: '018f0000-0000-7000-8000-000000000001', displayName: 'Jin Park', initials: 'JP' },
    staffMemberId: '018f0000-0000-7000-8000-000000000011',
    clinic: { id: 1, name: 'Lanternwood', zone: 'America/New_York' },
    roles: [role],
    permissions: permissionsOf([role]),
    memberships: [{ clinicId: 1, clinicName: 'Lanternwood', roles: [role] }],
    secondFactorEnrolled: false,
    hasPasskey: false,
    secondFactorMissing: false,
    hasPin: false,
    locked: false,
    idleSeconds: 900,
    expiresAt: '2026-11-24T20:00:00Z',
    steppedUpUntil: null,
    ...differing,
  };
}
