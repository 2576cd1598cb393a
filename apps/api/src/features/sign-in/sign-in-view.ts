import { Injectable } from '@nestjs/common';
import { initialsOf, isRole, permissionsOf, type MembershipView, type Role, type SignInView } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { OneStatement } from '../../platform/database/one-statement.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SignInStore, type SignInRow } from './sign-in.store.js';

interface MemberRow {
  readonly display_name: string;
  readonly roles: string[];
  readonly clinic_name: string;
  readonly zone: string;
  readonly idle_minutes: number;
  readonly second_factor_required: boolean;
  readonly has_closed_charts: boolean;
}

export interface Member {
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly clinic: { readonly id: number; readonly name: string; readonly zone: string };
  readonly idleSeconds: number;
  readonly isSecondFactorRequired: boolean;
  readonly hasClosedCharts: boolean;
}

/** Asked at every request of every screen, so it goes the one way there and back (ADR 38). */
const memberStatement = {
  name: 'sign-in-member',
  text: `SELECT m.display_name, c.name AS clinic_name, c.zone, c.idle_minutes, c.second_factor_required, c.has_closed_charts,
    array(SELECT r.role FROM staff_role r WHERE r.clinic_id = $1 AND r.staff_member_id = m.id ORDER BY r.role) AS roles
  FROM staff_member m JOIN clinic c ON c.clinic_id = m.clinic_id
  WHERE m.clinic_id = $1 AND m.id = $2 AND m.is_active`,
};

/** What a sign-in means right now: name, roles and clinic are read, never remembered. */
@Injectable()
export class SignInViews {
  constructor(
    private readonly statements: OneStatement,
    private readonly store: SignInStore,
    private readonly secondFactors: SecondFactorStore,
    private readonly clock: Clock,
  ) {}

  /** The active staff member with roles; undefined for one who left the clinic. */
  async member(clinicId: number, staffMemberId: string): Promise<Member | undefined> {
    const [row] = await this.statements.run<MemberRow>(clinicId, memberStatement, [clinicId, staffMemberId]);
    if (row === undefined) return undefined;
    return {
      displayName: row.display_name,
      roles: row.roles.filter(isRole),
      clinic: { id: clinicId, name: row.clinic_name, zone: row.zone },
      idleSeconds: row.idle_minutes * 60,
      isSecondFactorRequired: row.second_factor_required,
      hasClosedCharts: row.has_closed_charts,
    };
  }

  async of(row: SignInRow): Promise<SignInView | undefined> {
    const member = await this.member(row.clinic_id, row.staff_member_id);
    const person = await this.store.person(row.person_id);
    if (member === undefined || person === undefined) return undefined;
    const pin = await this.secondFactors.pin(row.device_id, row.person_id);
    return {
      person: { id: row.person_id, displayName: member.displayName, initials: initialsOf(member.displayName) },
      staffMemberId: row.staff_member_id,
      clinic: member.clinic,
      roles: member.roles,
      permissions: permissionsOf(member.roles),
      memberships: await this.membershipsOf(row.person_id),
      secondFactorEnrolled: person.second_factor_confirmed_at !== null,
      hasPasskey: person.has_passkey,
      secondFactorMissing: member.isSecondFactorRequired && !row.has_second_factor,
      hasPin: pin !== undefined,
      locked: row.locked_at !== null,
      idleSeconds: member.idleSeconds,
      expiresAt: row.expires_at,
      steppedUpUntil: row.stepped_up_until !== null && row.stepped_up_until > this.clock.nowIso() ? row.stepped_up_until : null,
    };
  }

  private async membershipsOf(personId: string): Promise<MembershipView[]> {
    const views: MembershipView[] = [];
    for (const { clinic_id: clinicId, staff_member_id: staffMemberId } of await this.store.memberships(personId)) {
      const member = await this.member(clinicId, staffMemberId);
      if (member !== undefined) views.push({ clinicId, clinicName: member.clinic.name, roles: member.roles });
    }
    return views;
  }
}
