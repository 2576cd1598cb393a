import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { HandOver } from './hand-over.js';
import { MessageTries } from './message-tries.js';

/** Messages of one clinic in one turn; the rest waits a minute. */
const mostAtOnce = 200;

/**
 * Every minute: hands over what is queued, one message after the other. A try is committed before it is made, so a message whose hand-over was cut
 * short never goes out twice by itself. Source: clinical reference §8.2.
 */
@Injectable()
export class SendMessages implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly tries: MessageTries,
    private readonly handing: HandOver,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'send-messages', cron: '* * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    await this.directory.each((clinicId) => this.ofClinic(nobodyAs('Sojourn', clinicId, 'send-messages')));
  }

  private async ofClinic(caller: Caller): Promise<void> {
    for (let count = 0; count < mostAtOnce; count += 1) {
      const message = await this.tries.take(caller);
      if (message === null) return;
      await this.tries.conclude(caller, message, await this.handing.execute(caller, message));
    }
  }
}
