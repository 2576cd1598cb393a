import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ChartOpeningView, OwnOpening } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartOpeningsQueries } from './chart-openings.queries.js';
import { CloseCharts, type ChartsRule } from './close-charts.js';
import { OpenChart } from './open-chart.js';
import { ReviewOpening } from './review-opening.js';

const uuid = domain.idSchema();
const chartsRule = z.strictObject({ areClosed: z.boolean() });

@ApiTags('chart-access')
@Controller('api/v1')
export class ChartOpeningsController {
  constructor(
    private readonly queries: ChartOpeningsQueries,
    private readonly opening: OpenChart,
    private readonly reviewing: ReviewOpening,
    private readonly closing: CloseCharts,
  ) {}

  @Post('patients/:patientId/openings')
  @Access('chart.open-by-reason', 'chart.open-by-reason', { stepUp: true })
  open(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) patientId: string,
    @Body({ schema: domain.openChartCommand }) command: domain.OpenChartCommand,
  ): Promise<OwnOpening> {
    return this.opening.execute(caller, patientId, command);
  }

  /** Until when a reason of the caller's own holds this chart open. */
  @Get('patients/:patientId/openings/own')
  @Access('chart.open-by-reason', 'chart.read-own-opening')
  own(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<OwnOpening> {
    return this.queries.own(caller, patientId);
  }

  @Get('chart-openings')
  @Access('chart-openings.review', 'chart-openings.list')
  list(@CurrentCaller() caller: Caller): Promise<ChartOpeningView[]> {
    return this.queries.list(caller);
  }

  @Post('chart-openings/:openingId/review')
  @HttpCode(200)
  @Access('chart-openings.review', 'chart-opening.review')
  review(
    @CurrentCaller() caller: Caller,
    @Param('openingId', { schema: uuid }) id: string,
    @Body({ schema: domain.reviewOpeningCommand }) command: domain.ReviewOpeningCommand,
  ): Promise<ChartOpeningView> {
    return this.reviewing.execute(caller, id, command);
  }

  @Get('clinic/charts-rule')
  @Access('staff.keep', 'clinic.read-charts-rule')
  rule(@CurrentCaller() caller: Caller): Promise<ChartsRule> {
    return this.closing.read(caller);
  }

  @Put('clinic/charts-rule')
  @Access('staff.keep', 'clinic.set-charts-rule', { stepUp: true })
  setRule(@CurrentCaller() caller: Caller, @Body({ schema: chartsRule }) rule: ChartsRule): Promise<ChartsRule> {
    return this.closing.execute(caller, rule);
  }
}
