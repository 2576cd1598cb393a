import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PatientAnswerItem } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DecideLateCancellation } from './decide-late-cancellation.js';
import { DecideMoveRequest } from './decide-move-request.js';
import { PatientAnswersQueries } from './patient-answers.queries.js';

const uuid = domain.idSchema();
const decisionSchema = z.strictObject({ decision: z.enum(['take', 'stays']) });
const followUpSchema = z.strictObject({ decision: z.enum(domain.lateCancellationDecisions) });

@ApiTags('scheduling')
@Controller('api/v1')
export class PatientAnswersController {
  constructor(
    private readonly queries: PatientAnswersQueries,
    private readonly deciding: DecideMoveRequest,
    private readonly followingUp: DecideLateCancellation,
  ) {}

  @Get('schedule/answers')
  @Access('schedule.book', 'schedule.list-answers')
  list(@CurrentCaller() caller: Caller): Promise<PatientAnswerItem[]> {
    return this.queries.list(caller);
  }

  /** Somebody at the desk takes a wish for another time, or tells the patient that the visit stays. Moving the visit answers it by itself. */
  @Post('move-requests/:requestId/decision')
  @HttpCode(200)
  @Access('schedule.book', 'move-request.decide')
  decide(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: decisionSchema }) { decision }: z.infer<typeof decisionSchema>,
  ): Promise<PatientAnswerItem[]> {
    return this.deciding.execute(caller, requestId, decision);
  }

  /** Somebody at the desk takes a late cancellation, or says that they rang or leave it as it is. */
  @Post('late-cancellations/:answerId/decision')
  @HttpCode(200)
  @Access('schedule.book', 'late-cancellation.decide')
  followUp(
    @CurrentCaller() caller: Caller,
    @Param('answerId', { schema: uuid }) answerId: string,
    @Body({ schema: followUpSchema }) { decision }: z.infer<typeof followUpSchema>,
  ): Promise<PatientAnswerItem[]> {
    return this.followingUp.execute(caller, answerId, decision);
  }
}
