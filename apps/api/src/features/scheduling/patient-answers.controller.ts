import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PatientAnswerItem } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DecideMoveRequest } from './decide-move-request.js';
import { PatientAnswersQueries } from './patient-answers.queries.js';

const uuid = domain.idSchema();
const decisionSchema = z.strictObject({ decision: z.enum(['take', 'stays']) });

@ApiTags('scheduling')
@Controller('api/v1')
export class PatientAnswersController {
  constructor(
    private readonly queries: PatientAnswersQueries,
    private readonly deciding: DecideMoveRequest,
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
}
