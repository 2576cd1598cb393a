import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { TodayModule } from '../today/index.js';
import { ContinuityController } from './continuity.controller.js';
import { DayPackQueries } from './day-pack.queries.js';
import { MakeOutagePacks } from './make-outage-packs.js';
import { OpenOutagePack } from './open-outage-pack.js';
import { OutagePackQueries } from './outage-pack.queries.js';
import { OutagePackStore } from './outage-pack.store.js';
import { PackedCharts } from './packed-charts.queries.js';

@Module({
  imports: [DosingSessionsModule, TodayModule],
  controllers: [ContinuityController],
  providers: [DayPackQueries, MakeOutagePacks, OpenOutagePack, OutagePackQueries, OutagePackStore, PackedCharts],
})
export class ContinuityModule {}
