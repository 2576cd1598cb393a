import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { AmendmentRequestView, PrintedPaper } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { TherapyNotesQueries } from '../therapy-notes.queries.js';
import { AmendmentsQueries } from './amendments.queries.js';
import { AnswerAmendmentRequest } from './answer-amendment-request.js';
import { RecordAmendmentRequest } from './record-amendment-request.js';
import { WriteDenial } from './write-denial.js';

const uuid = domain.idSchema();
const nothing = { ground: null, noteId: null, receivedOn: null };

@ApiTags('therapy-notes')
@Controller('api/v1')
export class AmendmentsController {
  constructor(
    private readonly queries: AmendmentsQueries,
    private readonly notes: TherapyNotesQueries,
    private readonly recording: RecordAmendmentRequest,
    private readonly answering: AnswerAmendmentRequest,
    private readonly writing: WriteDenial,
  ) {}

  @Get('patients/:patientId/amendment-requests')
  @Access('amendments.read', 'amendments.list-of-patient')
  async ofPatient(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) id: string): Promise<AmendmentRequestView[]> {
    await this.notes.patient(caller, id);
    return this.queries.ofPatient(caller, id);
  }

  @Post('patients/:patientId/amendment-requests')
  @Access('amendments.record', 'amendment.record')
  record(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) id: string,
    @Body({ schema: domain.recordAmendmentRequestCommand }) command: domain.RecordAmendmentRequestCommand,
  ): Promise<AmendmentRequestView> {
    return this.recording.execute(caller, id, command);
  }

  @Get('therapy-notes/:noteId/amendment-requests')
  @Access('notes.read', 'amendments.list-of-note')
  ofNote(@CurrentCaller() caller: Caller, @Param('noteId', { schema: uuid }) id: string): Promise<AmendmentRequestView[]> {
    return this.queries.ofNote(caller, id);
  }

  @Post('amendment-requests/:requestId/extension')
  @Access('amendments.decide', 'amendment.extend')
  extend(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.extendAmendmentCommand }) { id, reason }: domain.ExtendAmendmentCommand,
  ): Promise<AmendmentRequestView> {
    return this.answering.execute(caller, requestId, { ...nothing, id, act: 'extend', text: reason });
  }

  @Post('amendment-requests/:requestId/acceptance')
  @Access('amendments.decide', 'amendment.accept', { stepUp: true })
  accept(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.acceptAmendmentCommand }) { id, noteId, text }: domain.AcceptAmendmentCommand,
  ): Promise<AmendmentRequestView> {
    return this.answering.execute(caller, requestId, { ...nothing, id, act: 'accept', text, noteId });
  }

  @Post('amendment-requests/:requestId/denial')
  @Access('amendments.decide', 'amendment.deny', { stepUp: true })
  deny(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.denyAmendmentCommand }) { id, noteId, ground, reason }: domain.DenyAmendmentCommand,
  ): Promise<AmendmentRequestView> {
    return this.answering.execute(caller, requestId, { ...nothing, id, act: 'deny', text: reason, ground, noteId });
  }

  @Post('amendment-requests/:requestId/disagreement')
  @Access('amendments.record', 'amendment.disagree')
  disagree(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.disagreeCommand }) { id, receivedOn, statement }: domain.DisagreeCommand,
  ): Promise<AmendmentRequestView> {
    return this.answering.execute(caller, requestId, { ...nothing, id, act: 'disagree', text: statement, receivedOn });
  }

  @Post('amendment-requests/:requestId/rebuttal')
  @Access('amendments.decide', 'amendment.rebut', { stepUp: true })
  rebut(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.rebutAmendmentCommand }) { id, text }: domain.RebutAmendmentCommand,
  ): Promise<AmendmentRequestView> {
    return this.answering.execute(caller, requestId, { ...nothing, id, act: 'rebut', text });
  }

  /** The patient is told in writing. It is made of what was decided and is not kept: made again it says the same. */
  @Post('amendment-requests/:requestId/denial/letter')
  @HttpCode(200)
  @Access('amendments.decide', 'amendment.write-denial')
  letter(
    @CurrentCaller() caller: Caller,
    @Param('requestId', { schema: uuid }) requestId: string,
    @Body({ schema: domain.denialLetterCommand }) command: domain.DenialLetterCommand,
  ): Promise<PrintedPaper> {
    return this.writing.execute(caller, requestId, command);
  }
}
