import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defaultReminderPolicy, instantFromMs, instantText, nextTry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MailCarrier } from '../../platform/mail/mail-carrier.js';
import { MessageSeal } from './message-seal.js';
import { MessageTries, type MessageTry } from './message-tries.js';
import type { Outcome } from './messages.store.js';

/** Messages of one clinic in one turn; the rest waits a minute. */
const mostAtOnce = 200;

/**
 * Every minute: hands over what is queued, one message after the other. A try is committed before it is made, so a message whose hand-over was cut
 * short never goes out twice by itself. What is no longer wanted, since the visit was cancelled meanwhile, is dropped. Source: clinical reference §8.2.
 */
@Injectable()
export class SendMessages implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly tries: MessageTries,
    private readonly seal: MessageSeal,
    private readonly carrier: MailCarrier,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'send-messages', cron: '* * * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    for (const clinicId of await this.directory.clinics()) await this.ofClinic(nobodyAs('Sojourn', clinicId, 'send-messages'));
  }

  private async ofClinic(caller: Caller): Promise<void> {
    for (let count = 0; count < mostAtOnce; count += 1) {
      const message = await this.tries.take(caller);
      if (message === null) return;
      await this.tries.conclude(caller, message, await this.handOver(caller, message));
    }
  }

  private async handOver({ clinicId }: Caller, { id, sealed_content: sealed, tries, isWanted }: MessageTry): Promise<Outcome> {
    const nothing = { fault: null, nextTryAt: null, sentAt: null };
    if (!isWanted) return { ...nothing, state: 'dropped' };
    const { address, ...words } = this.seal.open(clinicId, id, sealed);
    const carried = await this.carrier.carry({ id, to: address, ...words });
    if (carried.kind === 'sent' || carried.kind === 'kept') return { ...nothing, state: carried.kind, sentAt: this.clock.nowIso() };
    if (carried.kind !== 'later') return { ...nothing, state: carried.kind, fault: carried.fault };
    const next = nextTry(tries, defaultReminderPolicy, instantFromMs(this.clock.now().getTime()));
    return next === null
      ? { ...nothing, state: 'failed', fault: carried.fault }
      : { ...nothing, state: 'queued', fault: carried.fault, nextTryAt: instantText(next) };
  }
}
