import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { OwnPagesLink, OwnPagesStanding, SharedWritingView } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { PagesLink, type NewPagesLink } from './pages-link.js';
import { PagesStanding } from './pages-standing.js';
import { SharedWritings } from './shared-writings.js';

const uuid = domain.idSchema();
const newLink = z.strictObject({ id: uuid, byMail: z.boolean() });

/** The clinic's side of a patient's own pages: the link, and what the patient shares. */
@ApiTags('portal')
@Controller('api/v1/patients/:patientId')
export class PatientPagesController {
  constructor(
    private readonly link: PagesLink,
    private readonly pages: PagesStanding,
    private readonly writings: SharedWritings,
  ) {}

  @Get('own-pages')
  @Access('own-pages.send', 'portal.look-at-pages')
  standing(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<OwnPagesStanding> {
    return this.pages.look(caller, patientId);
  }

  @Post('own-pages/link')
  @Access('own-pages.send', 'portal.make-pages-link')
  make(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: uuid }) patientId: string,
    @Body({ schema: newLink }) command: NewPagesLink,
  ): Promise<OwnPagesLink> {
    return this.link.make(caller, patientId, command);
  }

  @Delete('own-pages/link')
  @Access('own-pages.send', 'portal.take-back-pages-link')
  async takeBack(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<OwnPagesStanding> {
    await this.pages.takeBack(caller, patientId);
    return this.pages.look(caller, patientId);
  }

  @Get('writings')
  @Access('writings.read', 'writing.read')
  read(@CurrentCaller() caller: Caller, @Param('patientId', { schema: uuid }) patientId: string): Promise<SharedWritingView[]> {
    return this.writings.read(caller, patientId);
  }
}
