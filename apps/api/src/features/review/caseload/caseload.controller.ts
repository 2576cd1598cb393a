import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { CaseloadQuery, CaseloadView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { CaseloadQueries } from './caseload.queries.js';

@ApiTags('review')
@Controller('api/v1/review/caseload')
export class CaseloadController {
  constructor(private readonly queries: CaseloadQueries) {}

  @Get()
  @Access('caseload.read', 'review.caseload')
  look(@CurrentCaller() caller: Caller, @Query({ schema: domain.caseloadQuery }) asked: CaseloadQuery): Promise<CaseloadView> {
    return this.queries.of(caller, asked);
  }
}
