import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { ConsentsView, EligibilityView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { DecidePatientEligibility } from './decide-patient-eligibility.js';
import { RecordPatientConsent } from './record-patient-consent.js';

const uuid = domain.idSchema();
const withdrawal = domain.withdrawConsent.extend({ id: domain.idSchema<'PatientFact'>() });

@ApiTags('patients')
@Controller('api/v1/patients/:patientId')
export class PatientStandingController {
  constructor(
    private readonly eligibility: DecidePatientEligibility,
    private readonly consents: RecordPatientConsent,
  ) {}

  @Get('eligibility')
  @Access('chart.read', 'patient.read-eligibility')
  readEligibility(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<EligibilityView> {
    return this.eligibility.look(caller, id);
  }

  @Put('eligibility/answers')
  @Access('chart.write', 'patient.answer-checklist')
  answer(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.answerChecklist }) command: domain.AnswerChecklist,
  ): Promise<EligibilityView> {
    return this.eligibility.answer(caller, id, command);
  }

  @Post('eligibility/screening-facts')
  @Access('chart.write', 'patient.establish-screening-fact')
  establish(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordScreeningFact }) command: domain.RecordScreeningFact,
  ): Promise<EligibilityView> {
    return this.eligibility.establish(caller, id, command);
  }

  @Post('eligibility/determinations')
  @Access('eligibility.decide', 'patient.decide-eligibility', { stepUp: true })
  decide(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.signDetermination }) command: domain.SignDetermination,
  ): Promise<EligibilityView> {
    return this.eligibility.sign(caller, id, command);
  }

  @Get('consents')
  @Access('consents.read', 'patient.read-consents')
  readConsents(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<ConsentsView> {
    return this.consents.look(caller, id);
  }

  @Post('consents')
  @Access('consents.record', 'patient.record-consent')
  record(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordConsent }) command: domain.RecordConsent,
  ): Promise<ConsentsView> {
    return this.consents.execute(caller, id, command);
  }

  @Post('consents/countersignatures')
  @Access('consents.countersign', 'patient.countersign-consents', { stepUp: true })
  countersign(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.countersignConsents }) command: domain.CountersignConsents,
  ): Promise<ConsentsView> {
    return this.consents.countersign(caller, id, command);
  }

  @Post('consents/:consentId/withdrawal')
  @Access('consents.withdraw', 'patient.withdraw-consent')
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Param('consentId', { schema: uuid }) consentId: string,
    @Body({ schema: withdrawal }) stated: domain.WithdrawConsent & { id: string },
  ): Promise<ConsentsView> {
    return this.consents.withdraw(caller, id, consentId, stated);
  }
}
