import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { AppointmentView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { BookAppointment } from './book-appointment.js';
import { MoveAppointment } from './move-appointment.js';
import { NameEscort } from './name-escort.js';
import { TakeAppointmentStep } from './take-appointment-step.js';
import { TurnIntoTherapyVisit } from './turn-into-therapy-visit.js';

const uuid = domain.idSchema();

@ApiTags('scheduling')
@Controller('api/v1/appointments')
export class AppointmentsController {
  constructor(
    private readonly queries: AppointmentsQueries,
    private readonly booking: BookAppointment,
    private readonly moving: MoveAppointment,
    private readonly stepping: TakeAppointmentStep,
    private readonly turning: TurnIntoTherapyVisit,
    private readonly naming: NameEscort,
  ) {}

  @Post()
  @Access('schedule.book', 'appointment.book')
  book(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.bookAppointment }) command: domain.BookAppointment,
  ): Promise<AppointmentView> {
    return this.booking.execute(caller, command);
  }

  @Get(':appointmentId')
  @Access('schedule.read', 'appointment.read')
  view(@CurrentCaller() caller: Caller, @Param('appointmentId', { schema: uuid }) id: string): Promise<AppointmentView> {
    return this.queries.view(caller, id);
  }

  /** Who may take which step is the machine's to say: arriving is not cancelling. */
  @Post(':appointmentId/steps')
  @HttpCode(200)
  @Access('schedule.read', 'appointment.take-step')
  step(
    @CurrentCaller() caller: Caller,
    @Param('appointmentId', { schema: uuid }) id: string,
    @Body({ schema: domain.takeAppointmentStep }) step: domain.TakeAppointmentStep,
  ): Promise<AppointmentView> {
    return this.stepping.execute(caller, id, step);
  }

  @Put(':appointmentId/escort')
  @Access('arrivals.record', 'appointment.name-escort')
  nameEscort(
    @CurrentCaller() caller: Caller,
    @Param('appointmentId', { schema: uuid }) id: string,
    @Body({ schema: domain.escort }) escort: domain.Escort,
  ): Promise<AppointmentView> {
    return this.naming.execute(caller, id, escort);
  }

  /** Cancels this one and books its successor, both or neither. */
  @Post(':appointmentId/move')
  @Access('schedule.book', 'appointment.move')
  move(
    @CurrentCaller() caller: Caller,
    @Param('appointmentId', { schema: uuid }) id: string,
    @Body({ schema: domain.moveAppointment }) command: domain.MoveAppointment,
  ): Promise<AppointmentView> {
    return this.moving.execute(caller, id, command);
  }

  /** Nobody takes the patient home: the dose is called off and a talk takes its place, both or neither. */
  @Post(':appointmentId/therapy-visit')
  @Access('schedule.book', 'appointment.turn-into-therapy-visit')
  turnIntoTherapyVisit(
    @CurrentCaller() caller: Caller,
    @Param('appointmentId', { schema: uuid }) id: string,
    @Body({ schema: domain.turnIntoTherapyVisit }) command: domain.TurnIntoTherapyVisit,
  ): Promise<AppointmentView> {
    return this.turning.execute(caller, id, command);
  }
}
