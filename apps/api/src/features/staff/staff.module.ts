import { Module } from '@nestjs/common';
import { InviteStaff } from './invite-staff.js';
import { StaffController } from './staff.controller.js';
import { StaffQueries } from './staff.queries.js';

@Module({ controllers: [StaffController], providers: [InviteStaff, StaffQueries], exports: [InviteStaff, StaffQueries] })
export class StaffModule {}
