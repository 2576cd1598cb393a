import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { CheckInSent, CheckInView } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { CheckIn } from './check-in.js';
import { MakeLink } from './make-link.js';

const uuid = domain.idSchema();
const newLink = z.strictObject({ id: uuid });

@ApiTags('portal')
@Controller('api/v1')
export class PortalController {
  constructor(
    private readonly checkIn: CheckIn,
    private readonly making: MakeLink,
  ) {}

  @Post('portal/check-in/opening')
  @HttpCode(200)
  @Access('anyone', 'portal.open-check-in')
  open(@Body({ schema: domain.openLink }) proof: domain.OpenLink): Promise<CheckInView> {
    return this.checkIn.open(proof);
  }

  @Post('portal/check-in/answers')
  @HttpCode(200)
  @Access('anyone', 'portal.send-check-in')
  send(@Body({ schema: domain.sendCheckIn }) sent: domain.SendCheckIn): Promise<CheckInSent> {
    return this.checkIn.send(sent);
  }

  @Post('patients/:patientId/measure-assignments/:assignmentId/link')
  @Access('measures.send-link', 'portal.make-link')
  make(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) patientId: string,
    @Param('assignmentId', { schema: uuid }) assignmentId: string,
    @Body({ schema: newLink }) command: { readonly id: string },
  ): Promise<{ readonly path: string }> {
    return this.making.execute(caller, patientId, assignmentId, command);
  }
}
