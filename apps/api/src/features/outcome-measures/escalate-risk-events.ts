import { Injectable, type OnModuleInit } from '@nestjs/common';
import { escalationsDue, instant, instantFromMs, type RiskEventView, type Role } from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LiveFeed } from '../../platform/live-feed/live-feed.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { RiskEventsQueries } from './risk-events.queries.js';

/**
 * Every minute: a risk event that nobody took on in time is handed to the next role up, each rung once. What was told is a row, so a restart
 * forgets nothing and repeats nothing. Source: clinical reference §4.6 step 2.
 */
@Injectable()
export class EscalateRiskEvents implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly queries: RiskEventsQueries,
    private readonly store: OutcomeMeasuresStore,
    private readonly audit: AuditTrail,
    private readonly liveFeed: LiveFeed,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'escalate-risk-events', cron: '* * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    for (const clinicId of await this.directory.clinics()) {
      const caller = nobodyAs('Sojourn', clinicId, 'escalate-risk-events');
      const told = await this.database.within(caller, async ({ published }) => {
        const late = (await this.queries.open(caller)).filter(({ standing }) => standing.isEscalated);
        const present = late.length === 0 ? [] : await this.queries.rolesPresent(caller);
        for (const event of late) await this.handOn(caller, event, present);
        return [...published];
      });
      this.liveFeed.announce(clinicId, told);
    }
  }

  /** The event is locked and looked at again: who takes it on in this very moment is not talked over. */
  private async handOn(caller: Caller, { id }: RiskEventView, present: readonly Role[]): Promise<void> {
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
