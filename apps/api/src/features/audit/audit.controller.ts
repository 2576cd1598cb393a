import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { AuditExport } from '../../platform/audit-trail/sealing/verify-export.js';
import type { Caller } from '../../platform/caller/caller.js';
import { AuditQueries, exportQuery, type SealingState } from './audit.queries.js';

@ApiTags('audit')
@Controller('api/v1/audit-trail')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  /** How far the trail is sealed, and how long the oldest entry has waited for its seal. */
  @Get('sealing')
  @Access('audit.read', 'audit.look-at-sealing')
  sealing(@CurrentCaller() caller: Caller): Promise<SealingState> {
    return this.queries.sealing(caller);
  }

  /** A stretch of the trail with its seals, to be verified offline by `npm run verify-audit`. `after` is the last seal of the stretch before. */
  @Get('export')
  @Access('audit.read', 'audit.export', { stepUp: true })
  export(@CurrentCaller() caller: Caller, @Query({ schema: exportQuery }) query: { after: number }): Promise<AuditExport> {
    return this.queries.export(caller, query.after);
  }
}
