import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StaffMemberView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { StaffQueries } from './staff.queries.js';

@ApiTags('staff')
@Controller('api/v1/staff')
export class StaffController {
  constructor(private readonly queries: StaffQueries) {}

  @Get()
  @Access('staff.read', 'staff.list')
  list(@CurrentCaller() caller: Caller): Promise<StaffMemberView[]> {
    return this.queries.list(caller);
  }
}
