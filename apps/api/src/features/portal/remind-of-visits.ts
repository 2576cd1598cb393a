import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instantFromMs } from '@sojourn/domain';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TellOfVisits } from './tell-of-visits.js';

/** Every five minutes: each visit ahead gets the letter that is due, once: that it has changed, or a reminder. Source: clinical reference §8.2. */
@Injectable()
export class RemindOfVisits implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly telling: TellOfVisits,
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
      return this.database.within(caller, () => this.telling.execute(caller, now));
    });
  }
}
