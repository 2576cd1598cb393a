import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defaultReminderPolicy, dueReminder, instantFromMs, instantText, type Instant } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RemindedVisitsQueries } from './reminded-visits.queries.js';
import { WriteReminder } from './write-reminder.js';

const hourMs = 3_600_000;

/** Every five minutes: each visit ahead gets the reminder that is due, once. Source: clinical reference §8.2. */
@Injectable()
export class RemindOfVisits implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly visits: RemindedVisitsQueries,
    private readonly writing: WriteReminder,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'remind-of-visits', cron: '*/5 * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    const now = instantFromMs(this.clock.now().getTime());
    await this.directory.each((clinicId) => {
      const caller = nobodyAs('Sojourn', clinicId, 'remind-of-visits');
      return this.database.within(caller, () => this.remind(caller, now));
    });
  }

  private async remind(caller: Caller, now: Instant): Promise<void> {
    const farthest = Math.max(0, ...defaultReminderPolicy.points.map(({ hoursBefore }) => hoursBefore));
    const until = instantText(instantFromMs(now + farthest * hourMs));
    for (const visit of await this.visits.ahead(caller, instantText(now), until)) {
      const point = dueReminder(visit, defaultReminderPolicy, now);
      if (point !== null) await this.writing.execute(caller, visit, point);
    }
  }
}
