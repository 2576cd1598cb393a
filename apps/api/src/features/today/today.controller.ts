import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { RoomBoardView, TodayNeed, TodayView, UnsignedNotes } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { RoomBoardQueries } from './room-board.queries.js';
import { StoppedWork } from './stopped-work.js';
import { TodayQueries } from './today.queries.js';
import { UnsignedWork } from './unsigned-work.js';

@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(
    private readonly queries: TodayQueries,
    private readonly board: RoomBoardQueries,
    private readonly stopped: StoppedWork,
    private readonly unsigned: UnsignedWork,
  ) {}

  @Get()
  @Access('signed-in', 'today.look')
  look(@CurrentCaller() caller: Caller): Promise<TodayView> {
    return this.queries.look(caller);
  }

  /** Background work that was given up, as far as it is the caller's to see to or to do by hand meanwhile. */
  @Get('stopped-work')
  @Access('signed-in', 'today.stopped-work')
  stoppedWork(@CurrentCaller() caller: Caller): Promise<TodayNeed[]> {
    return this.stopped.of(caller);
  }

  @Get('unsigned-notes')
  @Access('schedule.read', 'today.unsigned-notes')
  unsignedNotes(@CurrentCaller() caller: Caller): Promise<UnsignedNotes[]> {
    return this.unsigned.of(caller);
  }

  @Get('rooms')
  @Access('schedule.read', 'today.rooms')
  rooms(@CurrentCaller() caller: Caller): Promise<RoomBoardView> {
    return this.board.view(caller);
  }
}
