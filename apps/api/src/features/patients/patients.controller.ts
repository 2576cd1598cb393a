import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ImportAnswer, PatientChartView, PatientPage } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { EditPatient } from './edit-patient.js';
import { ImportPatient } from './import-patient.js';
import { PatientsQueries } from './patients.queries.js';
import { RecordPatientFact } from './record-patient-fact.js';
import { RegisterPatient } from './register-patient.js';

const uuid = domain.idSchema();

@ApiTags('patients')
@Controller('api/v1/patients')
export class PatientsController {
  constructor(
    private readonly queries: PatientsQueries,
    private readonly registration: RegisterPatient,
    private readonly editing: EditPatient,
    private readonly facts: RecordPatientFact,
    private readonly imports: ImportPatient,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Access('patients.read', 'patients.search', { isQuestion: true })
  search(@CurrentCaller() caller: Caller, @Body({ schema: domain.searchPatients }) search: domain.SearchPatients): Promise<PatientPage> {
    return this.queries.search(caller, search);
  }

  @Post()
  @Access('patients.register', 'patient.register')
  register(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.registerPatientCommand }) command: domain.RegisterPatientCommand,
  ): Promise<PatientChartView> {
    return this.registration.execute(caller, command);
  }

  /** One FHIR R4 bundle, whole or not at all. */
  @Post('imports')
  @ApiConsumes('application/fhir+json')
  @ApiBody({ schema: { type: 'object' } })
  @Access('patients.import', 'patient.import')
  import(@CurrentCaller() caller: Caller, @Body({ schema: z.unknown() }) bundle: unknown): Promise<ImportAnswer> {
    return this.imports.execute(caller, bundle);
  }

  @Get(':patientId')
  @Access('patients.read', 'patient.read-chart')
  chart(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<PatientChartView> {
    return this.queries.chart(caller, id);
  }

  @Put(':patientId')
  @Access('patients.edit', 'patient.edit')
  edit(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: domain.editPatientCommand }) command: { patient: domain.EditPatient },
  ): Promise<PatientChartView> {
    return this.editing.execute(caller, id, versionFrom(ifMatch), command.patient);
  }

  @Post(':patientId/facts')
  @Access('chart.write', 'patient.record-fact')
  record(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordPatientFact }) fact: domain.RecordPatientFact,
  ): Promise<PatientChartView> {
    return this.facts.execute(caller, id, { ...fact, occurredAt: null, source: 'recorded' });
  }

  @Post(':patientId/measurements')
  @Access('measurements.write', 'patient.record-measurement')
  measure(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordMeasurement }) taken: z.infer<typeof domain.recordMeasurement>,
  ): Promise<PatientChartView> {
    return this.facts.execute(caller, id, { ...taken, kind: 'measurement', source: 'recorded' });
  }

  @Post(':patientId/facts/:factId/error')
  @Access('chart.write', 'patient.mark-fact-in-error')
  markInError(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Param('factId', { schema: uuid }) factId: string,
    @Body({ schema: domain.markFactInError }) mark: { id: string; reason: string },
  ): Promise<PatientChartView> {
    const details = { reason: mark.reason };
    return this.facts.execute(caller, id, {
      id: mark.id,
      kind: 'entered-in-error',
      details,
      occurredAt: null,
      source: 'recorded',
      amendsId: factId,
    });
  }

  @Put(':patientId/no-allergies')
  @Access('chart.write', 'patient.state-no-allergies')
  stateNoAllergies(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.stateNoAllergies }) stated: { askedOn: string },
  ): Promise<PatientChartView> {
    return this.facts.stateNoAllergies(caller, id, stated.askedOn);
  }
}
