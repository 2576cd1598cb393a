import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { MessagesModule } from '../messages/index.js';
import { OutcomeMeasuresModule } from '../outcome-measures/index.js';
import { PatientsModule } from '../patients/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { TherapyNotesModule } from '../therapy-notes/index.js';
import { WaitlistModule } from '../waitlist/index.js';
import { ArrivalNeeds } from './arrival-needs.js';
import { BackgroundNeeds } from './background-needs.js';
import { ChartNeeds } from './chart-needs.js';
import { ConsentNeeds } from './consent-needs.js';
import { DeceasedNeeds } from './deceased-needs.js';
import { DeskNeeds } from './desk-needs.js';
import { FollowUpNeeds } from './follow-up-needs.js';
import { HandOverShift } from './hand-over-shift.js';
import { LinkNeeds } from './link-needs.js';
import { MeasureNeeds } from './measure-needs.js';
import { NoteNeeds } from './note-needs.js';
import { RiskNeeds } from './risk-needs.js';
import { RoomBoardQueries } from './room-board.queries.js';
import { ShiftNotesController } from './shift-notes.controller.js';
import { ShiftNotesQueries } from './shift-notes.queries.js';
import { ShiftNotesStore } from './shift-notes.store.js';
import { StoppedWork } from './stopped-work.js';
import { TodayAppointments } from './today-appointments.js';
import { TodayController } from './today.controller.js';
import { TodayQueries } from './today.queries.js';
import { TodaySessions } from './today-sessions.js';
import { UnsignedWork } from './unsigned-work.js';
import { WaitlistNeeds } from './waitlist-needs.js';

@Module({
  imports: [
    DosingSessionsModule,
    MessagesModule,
    OutcomeMeasuresModule,
    PatientsModule,
    SchedulingModule,
    TherapyNotesModule,
    WaitlistModule,
  ],
  controllers: [ShiftNotesController, TodayController],
  providers: [
    ArrivalNeeds,
    BackgroundNeeds,
    ChartNeeds,
    ConsentNeeds,
    DeceasedNeeds,
    DeskNeeds,
    FollowUpNeeds,
    HandOverShift,
    LinkNeeds,
    MeasureNeeds,
    NoteNeeds,
    RiskNeeds,
    RoomBoardQueries,
    ShiftNotesQueries,
    ShiftNotesStore,
    StoppedWork,
    TodayAppointments,
    TodayQueries,
    TodaySessions,
    UnsignedWork,
    WaitlistNeeds,
  ],
  exports: [TodayQueries],
})
export class TodayModule {}
