import { Global, Module } from '@nestjs/common';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { ChartOpeningsController } from './chart-openings.controller.js';
import { ChartOpeningsQueries } from './chart-openings.queries.js';
import { ChartOpeningsStore } from './chart-openings.store.js';
import { CloseCharts } from './close-charts.js';
import { DoorOfCharts } from './door-of-charts.js';
import { OpenChart } from './open-chart.js';
import { ReviewOpening } from './review-opening.js';

/** Global: the platform asks at the door, before any feature answers. */
@Global()
@Module({
  controllers: [ChartOpeningsController],
  providers: [
    ChartOpeningsQueries,
    ChartOpeningsStore,
    CloseCharts,
    DoorOfCharts,
    OpenChart,
    ReviewOpening,
    { provide: ChartDoor, useExisting: DoorOfCharts },
  ],
  exports: [ChartDoor, ChartOpeningsQueries],
})
export class ChartAccessModule {}
