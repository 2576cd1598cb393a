import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { CONFIG, type Config } from '../config/config.js';

/** Work that comes round by the clock and takes no arguments. */
export interface Chore {
  readonly name: string;
  /** When, as five cron fields in UTC. */
  readonly cron: string;
  readonly run: () => Promise<void>;
}

const schema = 'jobs';
const pollingIntervalSeconds = 5;

/** Background work through a queue in PostgreSQL: each turn of a chore is done once, by whichever process is free, and tried again when it fails. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly chores: Chore[] = [];
  private queue: PgBoss | undefined;
  /** How often the queue reported a fault of its own since the start; it goes on by itself. */
  faults = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** To be called while modules are being initialised. */
  comesRound(chore: Chore): void {
    this.chores.push(chore);
  }

  /** Does a chore now, outside its time. */
  async doNow(name: string): Promise<void> {
    const chore = this.chores.find((known) => known.name === name);
    if (chore === undefined) throw new Error(`There is no chore named ${name}`);
    await chore.run();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.runsJobs) return;
    this.queue = new PgBoss({
      connectionString: this.config.databaseUrl,
      application_name: 'sojourn-jobs',
      max: 2,
      schema,
      // The schema is made by the migrations, as another role: this one may use the tables and change nothing about them.
      migrate: false,
      reindex: false,
      monitorVacuum: false,
    });
    this.queue.on('error', (error) => this.stumbled(error));
    await this.queue.start();
    for (const chore of this.chores) await this.plan(this.queue, chore);
  }

  private stumbled(error: unknown): void {
    this.faults += 1;
    this.logger.warn(`The job queue stumbled (${String(Reflect.get(Object(error), 'code') ?? 'no code')}) and goes on`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queue?.stop({ graceful: true, timeout: 5000 });
  }

  private async plan(queue: PgBoss, { name, cron, run }: Chore): Promise<void> {
    await queue.createQueue(name, { policy: 'exclusive', retryLimit: 5, retryBackoff: true, expireInSeconds: 600 });
    await queue.schedule(name, cron, null, { tz: 'UTC' });
    await queue.work(name, { pollingIntervalSeconds }, async () => run());
  }
}
