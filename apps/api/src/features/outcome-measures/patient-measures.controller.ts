import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PatientMeasuresView, RiskEventView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { FreezeBaseline } from './freeze-baseline.js';
import { MarkResponseInError } from './mark-response-in-error.js';
import { MeasuresQueries } from './measures.queries.js';
import { OpenRiskEvent } from './open-risk-event.js';
import { RecordResponse, type ResponseKept } from './record-response.js';
import { RiskEventsQueries } from './risk-events.queries.js';

const uuid = domain.idSchema();

@ApiTags('outcome-measures')
@Controller('api/v1/patients/:patientId')
export class PatientMeasuresController {
  constructor(
    private readonly queries: MeasuresQueries,
    private readonly riskEvents: RiskEventsQueries,
    private readonly recording: RecordResponse,
    private readonly marking: MarkResponseInError,
    private readonly freezing: FreezeBaseline,
    private readonly risk: OpenRiskEvent,
  ) {}

  @Get('measures')
  @Access('measures.read', 'measure.read')
  read(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<PatientMeasuresView> {
    return this.queries.ofPatient(caller, id);
  }

  @Post('measure-responses')
  @Access('measures.record', 'measure.record')
  record(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordMeasureResponse }) command: domain.RecordMeasureResponse,
  ): Promise<ResponseKept> {
    return this.recording.execute(caller, id, command);
  }

  @Post('measure-responses/:responseId/error')
  @Access('measures.record', 'measure.mark-in-error')
  markInError(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Param('responseId', { schema: uuid }) responseId: string,
    @Body({ schema: domain.markResponseInError }) marked: domain.MarkResponseInError,
  ): Promise<PatientMeasuresView> {
    return this.marking.execute(caller, id, responseId, marked);
  }

  @Post('measure-baselines')
  @Access('measures.record', 'measure.freeze-baseline')
  freeze(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.freezeBaseline }) command: domain.FreezeBaselineCommand,
  ): Promise<PatientMeasuresView> {
    return this.freezing.execute(caller, id, command);
  }

  @Get('risk-events')
  @Access('risk.read', 'risk.list-of-patient')
  async riskOf(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<RiskEventView[]> {
    await this.queries.patient(caller, id);
    return this.riskEvents.ofPatient(caller, id);
  }

  /** The front desk may call a clinician this way without reading anything of the chart. */
  @Post('risk-flags')
  @Access('risk.flag', 'risk.flag')
  flag(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.flagRisk }) command: domain.FlagRisk,
  ): Promise<{ id: string }> {
    return this.risk.flag(caller, id, command);
  }
}
