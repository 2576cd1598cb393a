import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PasswordLinkView, StaffAccountView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { KeepStaff } from './keep-staff.js';
import { StaffAccountsQueries } from './staff-accounts.queries.js';

const uuid = domain.idSchema();

@ApiTags('staff')
@Controller('api/v1/staff-accounts')
export class StaffAccountsController {
  constructor(
    private readonly queries: StaffAccountsQueries,
    private readonly keeping: KeepStaff,
  ) {}

  @Get()
  @Access('staff.keep', 'staff.list-accounts')
  list(@CurrentCaller() caller: Caller): Promise<StaffAccountView[]> {
    return this.queries.list(caller);
  }

  @Post()
  @Access('staff.keep', 'staff.add', { stepUp: true })
  add(@CurrentCaller() caller: Caller, @Body({ schema: domain.addStaffMember }) member: domain.AddStaffMember): Promise<StaffAccountView> {
    return this.keeping.add(caller, member);
  }

  @Put(':staffMemberId')
  @Access('staff.keep', 'staff.change', { stepUp: true })
  change(
    @CurrentCaller() caller: Caller,
    @Param('staffMemberId', { schema: uuid }) id: string,
    @Body({ schema: domain.changeStaffMember }) change: domain.ChangeStaffMember,
  ): Promise<StaffAccountView> {
    return this.keeping.change(caller, id, change);
  }

  @Post(':staffMemberId/password-link')
  @HttpCode(200)
  @Access('staff.keep', 'staff.make-password-link', { stepUp: true })
  makePasswordLink(@CurrentCaller() caller: Caller, @Param('staffMemberId', { schema: uuid }) id: string): Promise<PasswordLinkView> {
    return this.keeping.makePasswordLink(caller, id);
  }
}
