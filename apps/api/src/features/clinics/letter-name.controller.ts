import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { LetterNameView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { NameInLetters } from './name-in-letters.js';

@ApiTags('clinics')
@Controller('api/v1/clinic/letter-name')
export class LetterNameController {
  constructor(private readonly names: NameInLetters) {}

  @Get()
  @Access('staff.keep', 'clinic.read-letter-name')
  read(@CurrentCaller() caller: Caller): Promise<LetterNameView> {
    return this.names.read(caller);
  }

  @Put()
  @Access('staff.keep', 'clinic.set-letter-name')
  set(@CurrentCaller() caller: Caller, @Body({ schema: domain.setLetterName }) said: domain.SetLetterName): Promise<LetterNameView> {
    return this.names.set(caller, said);
  }
}
