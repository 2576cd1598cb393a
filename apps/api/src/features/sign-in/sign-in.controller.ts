import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { SignInAnswer, SignInView } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { BedsidePeople } from './bedside-people.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';
import { OwnSignIn } from './own-sign-in.js';
import { SignIn } from './sign-in.js';
import type { Proof } from './prove-person.js';

@ApiTags('sign-in')
@Controller('api/v1/sign-in')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly own: OwnSignIn,
    private readonly people: BedsidePeople,
    private readonly enrol: EnrolSecondFactor,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('anyone', 'sign-in.start')
  start(
    @Body({ schema: domain.signInCommand }) command: domain.SignInCommand,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.signIn.execute(command, request, reply);
  }

  @Get()
  @Access('anyone', 'sign-in.look')
  look(@Req() request: FastifyRequest): Promise<SignInView> {
    return this.own.look(request);
  }

  @Delete()
  @HttpCode(204)
  @Access('anyone', 'sign-in.end')
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.own.end(request, reply);
  }

  @Post('clinic')
  @HttpCode(200)
  @Access('anyone', 'sign-in.choose-clinic')
  chooseClinic(
    @Body({ schema: domain.chooseClinicCommand }) command: { clinicId: number },
    @Req() request: FastifyRequest,
  ): Promise<SignInView> {
    return this.own.chooseClinic(request, command.clinicId);
  }

  @Post('lock')
  @HttpCode(204)
  @Access('anyone', 'sign-in.lock')
  lock(@Req() request: FastifyRequest): Promise<void> {
    return this.own.lock(request);
  }

  @Post('unlock')
  @HttpCode(200)
  @Access('anyone', 'sign-in.unlock')
  unlock(@Body({ schema: domain.unlockCommand }) proof: Proof, @Req() request: FastifyRequest): Promise<SignInView> {
    return this.own.unlock(request, proof);
  }

  @Post('step-up')
  @HttpCode(200)
  @Access('signed-in', 'sign-in.step-up', { transaction: false, beforeSecondFactor: true })
  stepUp(
    @Body({ schema: domain.stepUpCommand }) proof: Proof,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInView> {
    return this.own.stepUp(request, reply, proof);
  }

  @Get('people')
  @Access('anyone', 'sign-in.people')
  listPeople(@Req() request: FastifyRequest): ReturnType<BedsidePeople['list']> {
    return this.people.list(request);
  }

  @Post('switch')
  @HttpCode(200)
  @Access('anyone', 'sign-in.switch')
  change(
    @Body({ schema: domain.switchPersonCommand }) command: { personId: string; pin: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInView> {
    return this.people.change(command, request, reply);
  }

  @Put('pin')
  @HttpCode(204)
  @Access('signed-in', 'sign-in.set-pin', { stepUp: true })
  setPin(@CurrentCaller() caller: Caller, @Body({ schema: domain.setPinCommand }) command: { pin: string }): Promise<void> {
    return this.people.setPin(caller, command.pin);
  }

  @Post('second-factor')
  @HttpCode(200)
  @Access('signed-in', 'sign-in.begin-second-factor', { stepUp: true, transaction: false, beforeSecondFactor: true })
  beginSecondFactor(@CurrentCaller() caller: Caller): Promise<{ secret: string; uri: string }> {
    return this.enrol.begin(caller);
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @Access('signed-in', 'sign-in.confirm-second-factor', { stepUp: true, transaction: false, beforeSecondFactor: true })
  confirmSecondFactor(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.confirmSecondFactorCommand }) command: { code: string },
  ): Promise<{ recoveryCodes: string[] }> {
    return this.enrol.confirm(caller, command.code);
  }
}
