import { Module } from '@nestjs/common';
import { InviteStaff } from './invite-staff.js';
import { KeepStaff } from './keep-staff.js';
import { StaffAccountsController } from './staff-accounts.controller.js';
import { StaffAccountsQueries } from './staff-accounts.queries.js';
import { StaffAccountsStore } from './staff-accounts.store.js';
import { StaffController } from './staff.controller.js';
import { StaffQueries } from './staff.queries.js';

@Module({
  controllers: [StaffAccountsController, StaffController],
  providers: [InviteStaff, KeepStaff, StaffAccountsQueries, StaffAccountsStore, StaffQueries],
  exports: [InviteStaff, StaffQueries],
})
export class StaffModule {}
