import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ToldView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { ToldLooks } from './told-looks.js';

const uuid = domain.idSchema();

@ApiTags('outcome-measures')
@Controller('api/v1/patients/:patientId')
export class ToldController {
  constructor(private readonly looks: ToldLooks) {}

  @Get('told-histories')
  @Access('measures.read', 'measure.read-histories')
  told(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<ToldView> {
    return this.looks.told(caller, id);
  }

  @Post('told-histories/looks')
  @Access('measures.record', 'measure.look-at-told')
  look(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.lookAtTold }) command: domain.LookAtTold,
  ): Promise<ToldView> {
    return this.looks.look(caller, id, command);
  }
}
