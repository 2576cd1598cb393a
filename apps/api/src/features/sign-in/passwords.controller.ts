import { Body, Controller, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Passwords } from './passwords.js';

@ApiTags('sign-in')
@Controller('api/v1/sign-in')
export class PasswordsController {
  constructor(private readonly passwords: Passwords) {}

  @Post('password-link')
  @HttpCode(204)
  @Access('anyone', 'sign-in.use-password-link')
  useLink(
    @Body({ schema: domain.usePasswordLinkCommand }) command: domain.UsePasswordLinkCommand,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.passwords.useLink(command, request);
  }

  @Put('password')
  @HttpCode(204)
  @Access('signed-in', 'sign-in.change-password', { stepUp: true, transaction: false })
  change(@CurrentCaller() caller: Caller, @Body({ schema: domain.changePasswordCommand }) command: { password: string }): Promise<void> {
    return this.passwords.change(caller, command.password);
  }
}
