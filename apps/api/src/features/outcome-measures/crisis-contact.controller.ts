import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { CrisisContactView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { CrisisContact } from './crisis-contact.js';

@ApiTags('outcome-measures')
@Controller('api/v1/crisis-contact')
export class CrisisContactController {
  constructor(private readonly contact: CrisisContact) {}

  @Get()
  @Access('signed-in', 'crisis-contact.read')
  read(@CurrentCaller() caller: Caller): Promise<CrisisContactView> {
    return this.contact.look(caller);
  }

  @Put()
  @Access('risk.set-contact', 'crisis-contact.set')
  set(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.setCrisisContact }) said: domain.SetCrisisContact,
  ): Promise<CrisisContactView> {
    return this.contact.set(caller, said);
  }
}
