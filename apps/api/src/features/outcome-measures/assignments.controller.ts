import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { MeasureAssignmentView, MeasureDueHere, SafetyContactView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { AssignMeasures } from './assign-measures.js';
import { SafetyContacts } from './safety-contacts.js';

const uuid = domain.idSchema();

@ApiTags('outcome-measures')
@Controller('api/v1/patients/:patientId/measure-assignments')
export class AssignmentsController {
  constructor(
    private readonly assigning: AssignMeasures,
    private readonly contacts: SafetyContacts,
  ) {}

  @Get()
  @Access('measures.send-link', 'measure.list-assignments')
  read(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<MeasureAssignmentView[]> {
    return this.assigning.look(caller, id);
  }

  @Get('due')
  @Access('measures.read', 'measure.list-due')
  due(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<MeasureDueHere[]> {
    return this.assigning.due(caller, id);
  }

  @Get('safety-contact')
  @Access('measures.read', 'measure.read-safety-contact')
  safetyContact(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<SafetyContactView[]> {
    return this.contacts.ofPatient(caller, id);
  }

  @Post()
  @Access('measures.assign', 'measure.assign')
  assign(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.assignMeasures }) command: domain.AssignMeasures,
  ): Promise<MeasureAssignmentView[]> {
    return this.assigning.execute(caller, id, command);
  }
}
