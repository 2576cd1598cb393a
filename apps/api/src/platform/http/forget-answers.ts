import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClinicDirectory } from '../database/clinic-directory.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { IdempotentAnswers } from './idempotent-answers.js';

/** Every hour, clinic by clinic: remembered answers do not outlive their time. */
@Injectable()
export class ForgetAnswers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly database: Database,
    private readonly answers: IdempotentAnswers,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'forget-answers', cron: '7 * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    await this.directory.each((clinicId) => this.database.inClinic(clinicId, (data) => this.answers.forget(data, clinicId)));
  }
}
