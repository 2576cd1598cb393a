import { Injectable } from '@nestjs/common';
import { defaultSchedulingPolicy, setSchedulingPolicy, type SchedulingPolicy, type SetSchedulingPolicy } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { changedMeanwhile } from './refusals.js';

/**
 * The clinic's rules of booking, kept as versioned policy: a version is never changed, a later one changes nothing that was booked before.
 * A clinic that wrote none has the one the product comes with.
 */
@Injectable()
export class SchedulingPolicies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async inForce(caller: Caller): Promise<SchedulingPolicy> {
    const [row] = await this.database.of(caller).query<{ version: number; content: unknown }>(
      `SELECT version, content FROM clinic_policy
       WHERE clinic_id = $1 AND kind = 'scheduling' AND effective_from <= $2 ORDER BY version DESC LIMIT 1`,
      [caller.clinicId, this.clock.nowIso()],
    );
    if (row === undefined) return defaultSchedulingPolicy;
    return { ...setSchedulingPolicy.parse(asKnownNow(row.content as object)), version: row.version };
  }

  /** A new version from now on. Two people who write the same version: the second is told, and nothing of theirs is kept. */
  async set(caller: Caller, policy: SetSchedulingPolicy, version: number): Promise<SchedulingPolicy> {
    const known = await this.inForce(caller);
    if (known.version !== version) throw changedMeanwhile();
    const id = uuidv7();
    const written = await this.database.of(caller).query(
      `INSERT INTO clinic_policy (clinic_id, id, kind, version, effective_from, content, written_by)
       VALUES ($1, $2, 'scheduling', $3, $4, $5, $6) ON CONFLICT (clinic_id, kind, version) DO NOTHING RETURNING id`,
      [caller.clinicId, id, version + 1, this.clock.nowIso(), JSON.stringify(policy), caller.staffMemberId],
    );
    if (written.length === 0) throw changedMeanwhile();
    this.database.concerns(caller, { entityId: id });
    this.database.publish(caller, 'schedule', id);
    return { ...policy, version: version + 1 };
  }
}

/** What a later release adds to the policy has its default in versions written before; what it no longer has is left aside. */
function asKnownNow(content: object): object {
  const { version: _, ...known } = defaultSchedulingPolicy;
  return { ...known, ...Object.fromEntries(Object.entries(content).filter(([key]) => key in known)) };
}
