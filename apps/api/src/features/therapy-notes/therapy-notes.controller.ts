import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { NoteSaved, TherapyNoteView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { AddAddendum } from './add-addendum.js';
import { CosignNote } from './cosign-note.js';
import { OpenNote } from './open-note.js';
import { ReturnNote } from './return-note.js';
import { SaveNote } from './save-note.js';
import { SignNote } from './sign-note.js';
import { TherapyNotesQueries } from './therapy-notes.queries.js';

const uuid = domain.idSchema();

@ApiTags('therapy-notes')
@Controller('api/v1/therapy-notes')
export class TherapyNotesController {
  constructor(
    private readonly queries: TherapyNotesQueries,
    private readonly opening: OpenNote,
    private readonly saving: SaveNote,
    private readonly signing: SignNote,
    private readonly cosigning: CosignNote,
    private readonly returning: ReturnNote,
    private readonly adding: AddAddendum,
  ) {}

  @Post()
  @Access('contact-notes.write', 'note.open')
  open(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.openNoteCommand }) command: domain.OpenNoteCommand,
  ): Promise<TherapyNoteView> {
    return this.opening.execute(caller, command);
  }

  @Get(':noteId')
  @Access('contact-notes.read', 'note.read')
  view(@CurrentCaller() caller: Caller, @Param('noteId', { schema: uuid }) id: string): Promise<TherapyNoteView> {
    return this.queries.view(caller, id);
  }

  @Put(':noteId')
  @Access('contact-notes.write', 'note.save')
  save(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: domain.noteDraft }) draft: domain.NoteDraft,
  ): Promise<NoteSaved> {
    return this.saving.execute(caller, id, versionFrom(ifMatch), draft);
  }

  @Post(':noteId/signature')
  @Access('contact-notes.write', 'note.sign', { stepUp: true })
  sign(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.signNoteCommand }) command: domain.SignNoteCommand,
  ): Promise<TherapyNoteView> {
    return this.signing.execute(caller, id, command);
  }

  /** A supervisor reads notes; whether they write any does not matter. */
  @Post(':noteId/cosignature')
  @Access('notes.read', 'note.cosign', { stepUp: true })
  cosign(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.signNoteCommand }) command: domain.SignNoteCommand,
  ): Promise<TherapyNoteView> {
    return this.cosigning.execute(caller, id, command);
  }

  @Post(':noteId/return')
  @Access('notes.read', 'note.return')
  sendBack(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.returnNoteCommand }) command: domain.ReturnNoteCommand,
  ): Promise<TherapyNoteView> {
    return this.returning.execute(caller, id, command);
  }

  @Post(':noteId/addenda')
  @Access('contact-notes.write', 'note.add-addendum', { stepUp: true })
  add(
    @CurrentCaller() caller: Caller,
    @Param('noteId', { schema: uuid }) id: string,
    @Body({ schema: domain.addAddendumCommand }) command: domain.AddAddendumCommand,
  ): Promise<TherapyNoteView> {
    return this.adding.execute(caller, id, command);
  }
}
