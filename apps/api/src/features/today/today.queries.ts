import { Injectable } from '@nestjs/common';
import type { TodayNeed, TodayView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartNeeds } from './chart-needs.js';
import { DeskNeeds } from './desk-needs.js';
import { NoteNeeds } from './note-needs.js';
import { RiskNeeds } from './risk-needs.js';
import { TodayAppointments } from './today-appointments.js';
import { TodaySessions } from './today-sessions.js';

/** What waits for this person, most pressing first, and the visits of the clinic's day. */
@Injectable()
export class TodayQueries {
  constructor(
    private readonly sessions: TodaySessions,
    private readonly appointments: TodayAppointments,
    private readonly notes: NoteNeeds,
    private readonly risk: RiskNeeds,
    private readonly desk: DeskNeeds,
    private readonly chart: ChartNeeds,
  ) {}

  async look(caller: Caller): Promise<TodayView> {
    const { visits: sessions, needs } = await this.sessions.of(caller);
    const visits = [...sessions, ...(await this.appointments.of(caller))].toSorted((one, other) =>
      one.startsAt < other.startsAt ? -1 : 1,
    );
    const [risk, notes] = [await this.risk.of(caller), await this.notes.of(caller)];
    const [desk, chart] = [await this.desk.of(caller), await this.chart.of(caller)];
    const all = [...risk, ...needs, ...notes, ...desk, ...chart];
    return { needs: [...all.filter(isAboutRisk), ...all.filter((need) => !isAboutRisk(need))], visits };
  }
}

function isAboutRisk({ risk }: TodayNeed): boolean {
  return risk !== undefined;
}
