import { Module } from '@nestjs/common';
import { DosingSessionsModule } from '../dosing-sessions/index.js';
import { NoteNeeds } from './note-needs.js';
import { TodayController } from './today.controller.js';
import { TodayQueries } from './today.queries.js';
import { TodaySessions } from './today-sessions.js';

@Module({ imports: [DosingSessionsModule], controllers: [TodayController], providers: [NoteNeeds, TodayQueries, TodaySessions] })
export class TodayModule {}
