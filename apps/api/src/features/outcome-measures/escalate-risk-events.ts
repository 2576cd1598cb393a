import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RiskLadder } from './risk-ladder.js';

/** Every minute: risk events that nobody took on in time go up. What was told is a row, so a restart forgets nothing and repeats nothing. */
@Injectable()
export class EscalateRiskEvents implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly ladder: RiskLadder,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'escalate-risk-events', cron: '* * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    await this.directory.each((clinicId) => {
      const caller = nobodyAs('Sojourn', clinicId, 'escalate-risk-events');
      return this.database.within(caller, () => this.ladder.climb(caller));
    });
  }
}
