import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AuditTrail } from './audit-trail/audit-trail.js';
import { AuditSealer } from './audit-trail/sealing/audit-sealer.js';
import { Checkpoints } from './audit-trail/sealing/checkpoints.js';
import { SealStore } from './audit-trail/sealing/seal.store.js';
import { AccessGuard } from './caller/access.guard.js';
import { RouteRules } from './caller/route-rules.js';
import { Clock } from './clock/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { connected } from './database/data-source.js';
import { Database } from './database/database.js';
import { OneStatement } from './database/one-statement.js';
import { HealthController } from './health/health.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ForgetAnswers } from './http/forget-answers.js';
import { IdempotentAnswers } from './http/idempotent-answers.js';
import { RequestTransactionInterceptor } from './http/request-transaction.interceptor.js';
import { Jobs } from './jobs/jobs.js';
import { StoppedChores } from './jobs/stopped-chores.js';
import { MailCarrier } from './mail/mail-carrier.js';
import { LiveFeedController } from './live-feed/live-feed.controller.js';
import { LiveFeed } from './live-feed/live-feed.js';
import { loggerOptions } from './logging/logger-options.js';

@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, LoggerModule.forRoot(loggerOptions(config))],
      controllers: [HealthController, LiveFeedController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useFactory: () => connected(config) },
        { provide: Clock, useValue: clock },
        Database,
        OneStatement,
        AuditTrail,
        AuditSealer,
        Checkpoints,
        SealStore,
        LiveFeed,
        Jobs,
        StoppedChores,
        MailCarrier,
        IdempotentAnswers,
        ForgetAnswers,
        RouteRules,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestTransactionInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [CONFIG, DataSource, Clock, Database, OneStatement, AuditTrail, SealStore, LiveFeed, Jobs, StoppedChores, MailCarrier],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
