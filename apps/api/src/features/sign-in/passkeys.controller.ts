import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { PasskeyView, SignInAnswer } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { KeepPasskeys } from './keep-passkeys.js';
import type { PasskeyQuestion } from './passkey-ceremony.js';
import { Passkeys } from './passkeys.js';
import { SignInWithPasskey } from './sign-in-with-passkey.js';
import { SignedInCallers } from './signed-in-callers.js';

const own = { stepUp: true, transaction: false, beforeSecondFactor: true };

@ApiTags('sign-in')
@Controller('api/v1/sign-in/passkeys')
export class PasskeysController {
  constructor(
    private readonly keep: KeepPasskeys,
    private readonly passkeys: Passkeys,
    private readonly signIn: SignInWithPasskey,
    private readonly callers: SignedInCallers,
  ) {}

  @Get()
  @Access('signed-in', 'sign-in.list-passkeys')
  list(@CurrentCaller() caller: Caller): Promise<PasskeyView[]> {
    return this.keep.list(caller);
  }

  /** The question to a browser that shall make a new passkey. */
  @Post('new')
  @HttpCode(200)
  @Access('signed-in', 'sign-in.begin-passkey', own)
  ask(@CurrentCaller() caller: Caller): Promise<PasskeyQuestion> {
    return this.keep.ask(caller);
  }

  @Post()
  @Access('signed-in', 'sign-in.add-passkey', own)
  add(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.addPasskeyCommand }) command: domain.AddPasskeyCommand,
  ): Promise<{ recoveryCodes: string[] }> {
    return this.keep.add(caller, command);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('signed-in', 'sign-in.remove-passkey', own)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.keep.remove(caller, id);
  }

  /** The question that a passkey answers: to the person of the open sign-in, also a locked one, else to anyone. */
  @Post('question')
  @HttpCode(200)
  @Access('anyone', 'sign-in.ask-passkey')
  async question(@Req() request: FastifyRequest): Promise<PasskeyQuestion> {
    return this.passkeys.askToProve((await this.callers.row(request))?.person_id ?? null);
  }

  /** Signing in with a passkey alone: it is something one has, unlocked by something one is or knows. */
  @Post('sign-in')
  @HttpCode(200)
  @Access('anyone', 'sign-in.start')
  start(
    @Body({ schema: domain.signInWithPasskeyCommand }) command: { passkey: domain.PasskeyResponse },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.signIn.execute(command.passkey, request, reply);
  }
}
