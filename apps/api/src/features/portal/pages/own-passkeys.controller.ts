import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { OwnPagesByPasskey, OwnPagesView } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../platform/caller/access.js';
import type { PasskeyQuestion } from '../../sign-in/index.js';
import { OwnPasskeys } from './own-passkeys.js';
import { PasskeyDoor } from './passkey-door.js';
import { PasskeyQuestions } from './passkey-questions.js';

/** A patient's own pages by passkey: set up, open, forget. */
@ApiTags('portal')
@Controller('api/v1/portal/pages/passkeys')
export class OwnPasskeysController {
  constructor(
    private readonly own: OwnPasskeys,
    private readonly questions: PasskeyQuestions,
    private readonly door: PasskeyDoor,
  ) {}

  /** The question to a browser that shall make a passkey. */
  @Post('new')
  @HttpCode(200)
  @Access('anyone', 'portal.begin-pages-passkey')
  begin(@Body({ schema: domain.openLink }) proof: domain.OpenLink): Promise<PasskeyQuestion> {
    return this.own.ask(proof);
  }

  @Post()
  @HttpCode(200)
  @Access('anyone', 'portal.add-pages-passkey')
  add(@Body({ schema: domain.addOwnPasskey }) command: domain.AddOwnPasskey): Promise<OwnPagesView> {
    return this.own.add(command);
  }

  @Post('forgetting')
  @HttpCode(200)
  @Access('anyone', 'portal.forget-pages-passkey')
  forget(@Body({ schema: domain.forgetOwnPasskey }) command: domain.ForgetOwnPasskey): Promise<OwnPagesView> {
    return this.own.forget(command);
  }

  @Post('question')
  @HttpCode(200)
  @Access('anyone', 'portal.ask-pages-passkey')
  question(@Req() request: FastifyRequest): Promise<PasskeyQuestion> {
    return this.questions.ask(request.ip);
  }

  @Post('opening')
  @HttpCode(200)
  @Access('anyone', 'portal.open-pages-by-passkey')
  async open(
    @Body({ schema: domain.openByPasskey }) { passkey }: { readonly passkey: domain.PasskeyResponse },
    @Req() request: FastifyRequest,
  ): Promise<OwnPagesByPasskey> {
    const opened = await this.door.open(passkey, request.id);
    await this.questions.answeredRightly(request.ip);
    return opened;
  }
}
