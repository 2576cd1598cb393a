import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { PasskeyChallengeStore } from './passkey-challenge.store.js';
import { SignInStore } from './sign-in.store.js';

/** Every night: sign-ins that expired long ago, and counts of failed tries whose wait is over for a day. Who signed in stays in the security events. */
@Injectable()
export class ForgetSignIns implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly store: SignInStore,
    private readonly challenges: PasskeyChallengeStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'forget-sign-ins', cron: '40 3 * * *', run: () => this.execute() });
  }

  private async execute(): Promise<void> {
    const daysAgo = (days: number): string => new Date(this.clock.now().getTime() - days * 86_400_000).toISOString();
    await this.challenges.forget(this.clock.nowIso());
    await this.store.forget(daysAgo(this.config.keptSignInDays), daysAgo(1));
  }
}
