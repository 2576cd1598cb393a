import { Module } from '@nestjs/common';
import { DosingSessionsController } from './dosing-sessions.controller.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { HoldLease } from './hold-lease.js';
import { OpenSession } from './open-session.js';
import { RecordEntries } from './record-entries.js';
import { SignOrder } from './sign-order.js';
import { TakeStep } from './take-step.js';

@Module({
  controllers: [DosingSessionsController],
  providers: [DosingSessionsQueries, DosingSessionsStore, HoldLease, OpenSession, RecordEntries, SignOrder, TakeStep],
  exports: [DosingSessionsQueries, OpenSession, RecordEntries, SignOrder, TakeStep],
})
export class DosingSessionsModule {}
