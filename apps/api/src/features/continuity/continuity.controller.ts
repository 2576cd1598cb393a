import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DayPack } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DayPackQueries } from './day-pack.queries.js';

@ApiTags('continuity')
@Controller('api/v1/continuity')
export class ContinuityController {
  constructor(private readonly packs: DayPackQueries) {}

  /** What this device keeps sealed for the day, to be read and written on while the server is away. */
  @Get('day')
  @Access('schedule.read', 'day-pack.fetch')
  day(@CurrentCaller() caller: Caller): Promise<DayPack> {
    return this.packs.pack(caller);
  }
}
