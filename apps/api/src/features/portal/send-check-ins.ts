import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OpenCheckInsQueries } from './open-check-ins.queries.js';
import { WriteCheckIn } from './write-check-in.js';

/** Every ten minutes: a check-in that has opened is written to its patient, and once more when it was not answered. Source: clinical reference §4.9. */
@Injectable()
export class SendCheckIns implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly checkIns: OpenCheckInsQueries,
    private readonly writing: WriteCheckIn,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'send-check-ins', cron: '*/10 * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    await this.directory.each((clinicId) => this.ofClinic(nobodyAs('Sojourn', clinicId, 'send-check-ins')));
  }

  private async ofClinic(caller: Caller): Promise<void> {
    const open = await this.database.within(caller, () => this.checkIns.toSend(caller, this.clock.nowIso()));
    for (const checkIn of open) {
      // In the name of who asked for it: the link is theirs.
      const asker = { ...caller, staffMemberId: checkIn.madeBy };
      await this.database.within(asker, () => this.writing.execute(asker, checkIn));
    }
  }
}
