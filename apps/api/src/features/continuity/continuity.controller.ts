import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { idSchema, type DayPack, type OutagePackItem, type OutagePackPaper } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DayPackQueries } from './day-pack.queries.js';
import { OpenOutagePack } from './open-outage-pack.js';

const uuid = idSchema();

@ApiTags('continuity')
@Controller('api/v1/continuity')
export class ContinuityController {
  constructor(
    private readonly packs: DayPackQueries,
    private readonly papers: OpenOutagePack,
  ) {}

  /** What this device keeps sealed for the day, to be read and written on while the server is away. */
  @Get('day')
  @Access('schedule.read', 'day-pack.fetch')
  day(@CurrentCaller() caller: Caller): Promise<DayPack> {
    return this.packs.pack(caller);
  }

  /** The paper of each site for today, and when it was made. */
  @Get('outage-packs')
  @Access('outage-pack.print', 'outage-packs.list')
  list(@CurrentCaller() caller: Caller): Promise<OutagePackItem[]> {
    return this.papers.list(caller);
  }

  @Get('outage-packs/:siteId')
  @Access('outage-pack.print', 'outage-pack.open')
  open(@CurrentCaller() caller: Caller, @Param('siteId', { schema: uuid }) siteId: string): Promise<OutagePackPaper> {
    return this.papers.open(caller, siteId);
  }

  /** Makes it anew, as the day stands now. */
  @Post('outage-packs/:siteId')
  @HttpCode(200)
  @Access('outage-pack.print', 'outage-pack.make')
  make(@CurrentCaller() caller: Caller, @Param('siteId', { schema: uuid }) siteId: string): Promise<OutagePackPaper> {
    return this.papers.makeAnew(caller, siteId);
  }
}
