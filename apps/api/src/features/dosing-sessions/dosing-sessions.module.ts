import { Module } from '@nestjs/common';
import { AppendFacts } from './append-facts.js';
import { DosingSessionsController } from './dosing-sessions.controller.js';
import { OrdersAndSealController } from './orders-and-seal.controller.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { HoldLease } from './hold-lease.js';
import { PatientsModule } from '../patients/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { KeepSummary } from './keep-summary.js';
import { SessionSummaryStore } from './session-summary.store.js';
import { OpenSession } from './open-session.js';
import { OrderBackgroundQueries } from './order-background.queries.js';
import { PrintSession } from './paper/print-session.js';
import { RecordEntries } from './record-entries.js';
import { RecordFacts } from './record-facts.js';
import { RecordReadings } from './record-readings.js';
import { SealSession } from './seal-session.js';
import { SessionSealStore } from './session-seal.store.js';
import { SessionGlances } from './session-glances.queries.js';
import { SessionPlaces } from './session-places.queries.js';
import { SessionSurroundings } from './session-surroundings.queries.js';
import { SignOrder } from './sign-order.js';
import { TakeStep } from './take-step.js';
import { WeighPatient } from './weigh-patient.js';

const stores = [DosingSessionsStore, SessionSealStore, SessionSummaryStore];
const queries = [DosingSessionsQueries, OrderBackgroundQueries, SessionGlances, SessionPlaces, SessionSurroundings];
const useCases = [
  AppendFacts,
  HoldLease,
  KeepSummary,
  OpenSession,
  PrintSession,
  RecordEntries,
  RecordFacts,
  RecordReadings,
  SealSession,
  SignOrder,
  TakeStep,
  WeighPatient,
];

@Module({
  imports: [PatientsModule, SchedulingModule],
  controllers: [DosingSessionsController, OrdersAndSealController],
  providers: [...stores, ...queries, ...useCases],
  exports: [DosingSessionsQueries, KeepSummary, OpenSession, RecordEntries, RecordReadings, SessionGlances, SignOrder, TakeStep],
})
export class DosingSessionsModule {}
