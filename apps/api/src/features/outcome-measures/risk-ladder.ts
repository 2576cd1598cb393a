import { Injectable } from '@nestjs/common';
import { escalationsDue, instant, instantFromMs, type Role } from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { RiskEventsQueries } from './risk-events.queries.js';

/** Hands an unanswered risk event to the next role up, each rung once. Source: clinical reference §4.6 step 2. */
@Injectable()
export class RiskLadder {
  constructor(
    private readonly queries: RiskEventsQueries,
    private readonly store: OutcomeMeasuresStore,
    private readonly audit: AuditTrail,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every event that waits beyond its time goes up as far as it is due. */
  async climb(caller: Caller): Promise<void> {
    const late = (await this.queries.open(caller)).filter(({ standing }) => standing.isEscalated);
    const present = late.length === 0 ? [] : await this.queries.rolesPresent(caller);
    for (const { id } of late) await this.handOn(caller, id, present);
  }

  /** The event is locked and looked at again: who takes it on in this very moment is not talked over. */
  private async handOn(caller: Caller, id: string, present: readonly Role[]): Promise<void> {
    await this.store.lock(caller, id);
    const { standing, setting, acknowledgeBy, escalations, patient } = await this.queries.view(caller, id);
    if (!standing.isEscalated) return;
    const unanswered = { setting, acknowledgeBy: instant(acknowledgeBy), reached: escalations.at(-1)?.rung ?? 0 };
    for (const rung of escalationsDue(unanswered, present, instantFromMs(this.clock.now().getTime()))) {
      if (!(await this.store.escalate(caller, id, { ...rung, at: this.clock.nowIso() }))) continue;
      const about = { entityId: id, patientId: patient.id, reason: rung.roles.join(' ') };
      await this.audit.write(this.database.of(caller), caller, { action: 'risk.escalate', outcome: 'done', ...about });
      this.database.publish(caller, 'risk-event', id);
    }
  }
}
