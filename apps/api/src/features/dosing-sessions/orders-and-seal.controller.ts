import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { DosingSessionView, OrderBackgroundView, SealView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { OrderBackgroundQueries } from './order-background.queries.js';
import { SealSession } from './seal-session.js';
import { SignOrder } from './sign-order.js';

const uuid = domain.idSchema();

/** What is signed about a session: the dose order at its beginning and the seal at its end. */
@ApiTags('dosing-sessions')
@Controller('api/v1/dosing-sessions/:sessionId')
export class OrdersAndSealController {
  constructor(
    private readonly backgrounds: OrderBackgroundQueries,
    private readonly signing: SignOrder,
    private readonly sealing: SealSession,
  ) {}

  /** What a dose order is weighed against, and the last time. */
  @Get('order-background')
  @Access('dosing.read', 'dosing-session.read-order-background')
  background(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: uuid }) id: string): Promise<OrderBackgroundView> {
    return this.backgrounds.of(caller, id);
  }

  @Post('orders')
  @Access('orders.sign', 'dosing-session.sign-order', { stepUp: true })
  sign(
    @CurrentCaller() caller: Caller,
    @Param('sessionId', { schema: uuid }) id: string,
    @Body({ schema: domain.signOrderCommand }) command: domain.SignOrderCommand,
  ): Promise<DosingSessionView> {
    return this.signing.execute(caller, id, command);
  }

  @Post('seal')
  @HttpCode(200)
  @Access('dosing.seal', 'dosing-session.seal', { stepUp: true })
  seal(
    @CurrentCaller() caller: Caller,
    @Param('sessionId', { schema: uuid }) id: string,
    @Body({ schema: domain.decideStepCommand }) command: { entry?: unknown },
  ): Promise<DosingSessionView> {
    return this.sealing.execute(caller, id, command.entry);
  }

  /** Whether what was sealed is still what stands in the record. */
  @Get('seal')
  @Access('dosing.read', 'dosing-session.verify-seal')
  verify(@CurrentCaller() caller: Caller, @Param('sessionId', { schema: uuid }) id: string): Promise<SealView> {
    return this.sealing.verify(caller, id);
  }
}
