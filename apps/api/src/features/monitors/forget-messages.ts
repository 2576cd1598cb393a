import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defaultMonitorMessagePolicy } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MessagesStore } from './messages.store.js';

const dayMs = 86_400_000;

/** Every night: what a monitor sent and was charted, or was looked at, is forgotten after some days. What waits for a person waits on. */
@Injectable()
export class ForgetMessages implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly messages: MessagesStore,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'forget-monitor-messages', cron: '20 4 * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - defaultMonitorMessagePolicy.keptDays * dayMs).toISOString();
    await this.directory.each((clinicId) => this.database.inClinic(clinicId, (data) => this.messages.forget(data, clinicId, before)));
  }
}
