import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { DosingSessionView, EntryAnswer, PrintedPaper, SessionListItem } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { HoldLease } from './hold-lease.js';
import { OpenSession } from './open-session.js';
import { recordingAct } from './append-facts.js';
import { PrintSession } from './paper/print-session.js';
import { RecordFacts } from './record-facts.js';
import { TakeStep } from './take-step.js';

const uuid = domain.idSchema();

@ApiTags('dosing-sessions')
@Controller('api/v1/dosing-sessions')
export class DosingSessionsController {
  constructor(
    private readonly queries: DosingSessionsQueries,
    private readonly opening: OpenSession,
    private readonly recording: RecordFacts,
    private readonly stepping: TakeStep,
    private readonly leasing: HoldLease,
    private readonly printing: PrintSession,
  ) {}

  @Get()
  @Access('dosing.read', 'dosing-sessions.list')
  list(@CurrentCaller() caller: Caller): Promise<SessionListItem[]> {
    return this.queries.list(caller);
  }

  @Post()
  @Access('dosing.record', 'dosing-session.open')
  open(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.openSessionCommand }) command: domain.OpenSessionCommand,
  ): Promise<DosingSessionView> {
    return this.opening.execute(caller, command);
  }

  @Get(':sessionId')
  @Access('dosing.read', 'dosing-session.read')
  view(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: uuid }) id: string): Promise<DosingSessionView> {
    return this.queries.view(caller, id);
  }

  @Get(':sessionId/paper')
  @Access('dosing.read', 'dosing-session.print')
  paper(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: uuid }) id: string): Promise<PrintedPaper> {
    return this.printing.execute(caller, id);
  }

  @Post(':sessionId/entries')
  @HttpCode(200)
  @Access('dosing.observe', recordingAct, { hasOwnKeys: true })
  record(
    @CurrentCaller() caller: Caller,
    @Param('sessionId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordEntriesCommand }) command: domain.RecordEntriesCommand,
  ): Promise<EntryAnswer[]> {
    return this.recording.execute(caller, id, command);
  }

  @Post(':sessionId/steps')
  @HttpCode(200)
  @Access('dosing.observe', 'dosing-session.take-step')
  step(
    @CurrentCaller() caller: Caller,
    @Param('sessionId', { schema: uuid }) id: string,
    @Body({ schema: domain.decideStepCommand }) command: { entry?: unknown },
  ): Promise<DosingSessionView> {
    return this.stepping.execute(caller, id, command.entry);
  }

  /** This device records the doses from now on. */
  @Put(':sessionId/lease')
  @Access('dosing.record', 'dosing-session.hold-lease')
  lease(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: uuid }) id: string): Promise<DosingSessionView> {
    return this.leasing.execute(caller, id);
  }
}
