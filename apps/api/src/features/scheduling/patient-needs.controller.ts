import { Body, Controller, Get, Headers, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PatientNeedsView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { PatientNeedsStore } from './patient-needs.store.js';

const uuid = domain.idSchema();

@ApiTags('scheduling')
@Controller('api/v1/schedule/patients/:patientId/needs')
export class PatientNeedsController {
  constructor(private readonly store: PatientNeedsStore) {}

  @Get()
  @Access('schedule.book', 'patient-needs.read')
  one(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<PatientNeedsView> {
    return this.store.one(caller, patientId);
  }

  /** If-Match names the version it was made from; "0" where nobody wrote any. */
  @Put()
  @Access('schedule.book', 'patient-needs.keep')
  keep(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) patientId: string,
    @Body({ schema: domain.keepPatientNeeds }) needs: domain.PatientNeeds,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PatientNeedsView> {
    return this.store.keep(caller, patientId, needs, versionFrom(ifMatch));
  }
}
