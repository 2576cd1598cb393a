import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { RoomBoardView, TodayView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { RoomBoardQueries } from './room-board.queries.js';
import { TodayQueries } from './today.queries.js';

@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(
    private readonly queries: TodayQueries,
    private readonly board: RoomBoardQueries,
  ) {}

  @Get()
  @Access('signed-in', 'today.look')
  look(@CurrentCaller() caller: Caller): Promise<TodayView> {
    return this.queries.look(caller);
  }

  @Get('rooms')
  @Access('schedule.read', 'today.rooms')
  rooms(@CurrentCaller() caller: Caller): Promise<RoomBoardView> {
    return this.board.view(caller);
  }
}
