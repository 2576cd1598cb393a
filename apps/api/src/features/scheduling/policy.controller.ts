import { Body, Controller, Get, Headers, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { SchedulingPolicy } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { SchedulingPolicies } from './scheduling-policies.js';

@ApiTags('scheduling')
@Controller('api/v1/schedule/policy')
export class PolicyController {
  constructor(private readonly policies: SchedulingPolicies) {}

  @Get()
  @Access('schedule.read', 'scheduling-policy.read')
  inForce(@CurrentCaller() caller: Caller): Promise<SchedulingPolicy> {
    return this.policies.inForce(caller);
  }

  /** If-Match names the version it was made from; "0" where the clinic has written none. */
  @Put()
  @Access('schedule.arrange', 'scheduling-policy.set')
  set(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.setSchedulingPolicy }) policy: domain.SetSchedulingPolicy,
    @Headers('if-match') ifMatch?: string,
  ): Promise<SchedulingPolicy> {
    return this.policies.set(caller, policy, versionFrom(ifMatch));
  }
}
