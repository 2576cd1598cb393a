import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { AbsenceView, ResourceView } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { KeepResource } from './keep-resource.js';
import { RecordAbsence } from './record-absence.js';
import { ResourcesQueries } from './resources.queries.js';

const uuid = domain.idSchema();

@ApiTags('scheduling')
@Controller('api/v1/resources')
export class ResourcesController {
  constructor(
    private readonly queries: ResourcesQueries,
    private readonly keeping: KeepResource,
    private readonly recording: RecordAbsence,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('schedule.read', 'resources.list')
  list(@CurrentCaller() caller: Caller): Promise<ResourceView[]> {
    return this.queries.list(caller);
  }

  @Get('absences')
  @Access('schedule.read', 'resources.list-absences')
  absences(@CurrentCaller() caller: Caller): Promise<AbsenceView[]> {
    return this.queries.absences(caller, this.clock.nowIso());
  }

  @Post('absences')
  @Access('schedule.arrange', 'resource.record-absence')
  recordAbsence(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.recordAbsence }) absence: domain.RecordAbsence,
  ): Promise<AbsenceView[]> {
    return this.recording.execute(caller, absence);
  }

  @Post('absences/:absenceId/withdrawal')
  @Access('schedule.arrange', 'resource.withdraw-absence')
  withdrawAbsence(@CurrentCaller() caller: Caller, @Param('absenceId', { schema: uuid }) id: string): Promise<AbsenceView[]> {
    return this.recording.withdraw(caller, id);
  }

  @Get(':resourceId')
  @Access('schedule.read', 'resource.read')
  one(@CurrentCaller() caller: Caller, @Param('resourceId', { schema: uuid }) id: string): Promise<ResourceView> {
    return this.queries.one(caller, id);
  }

  /** New without If-Match; with it, a change of that version. */
  @Put(':resourceId')
  @Access('schedule.arrange', 'resource.keep')
  keep(
    @CurrentCaller() caller: Caller,
    @Param('resourceId', { schema: uuid }) id: string,
    @Body({ schema: domain.keepResource }) resource: z.infer<typeof domain.keepResource>,
    @Headers('if-match') ifMatch?: string,
  ): Promise<ResourceView> {
    return this.keeping.execute(caller, id, resource, ifMatch === undefined ? null : versionFrom(ifMatch));
  }
}
