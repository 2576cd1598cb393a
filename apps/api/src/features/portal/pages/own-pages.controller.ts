import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { OwnPagesView } from '@sojourn/domain';
import { Access } from '../../../platform/caller/access.js';
import { OwnPages } from './own-pages.js';

/** The patient's side: everything is proven in a body, by link and birth date or by the pass of a passkey. */
@ApiTags('portal')
@Controller('api/v1/portal/pages')
export class OwnPagesController {
  constructor(private readonly pages: OwnPages) {}

  @Post('opening')
  @HttpCode(200)
  @Access('anyone', 'portal.open-pages')
  open(@Body({ schema: domain.openLink }) proof: domain.OpenLink): Promise<OwnPagesView> {
    return this.pages.open(proof);
  }

  @Post('changes')
  @HttpCode(200)
  @Access('anyone', 'portal.keep-pages')
  keep(@Body({ schema: domain.sendPages }) sent: domain.SendPages): Promise<OwnPagesView> {
    return this.pages.keep(sent);
  }

  @Post('erasing')
  @HttpCode(200)
  @Access('anyone', 'portal.erase-page')
  erase(@Body({ schema: domain.eraseWriting }) command: domain.EraseWriting): Promise<OwnPagesView> {
    return this.pages.erase(command);
  }
}
