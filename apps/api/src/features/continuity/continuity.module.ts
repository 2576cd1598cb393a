import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { TodayModule } from '../today/index.js';
import { ContinuityController } from './continuity.controller.js';
import { DayPackQueries } from './day-pack.queries.js';
import { PackedCharts } from './packed-charts.queries.js';

@Module({
  imports: [DosingSessionsModule, TodayModule],
  controllers: [ContinuityController],
  providers: [DayPackQueries, PackedCharts],
})
export class ContinuityModule {}
