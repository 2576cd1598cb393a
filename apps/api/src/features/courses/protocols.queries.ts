import { Injectable } from '@nestjs/common';
import { defaultProtocols, protocolSchema, type Protocol, type ProtocolView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** Protocols are clinic policy: the newest version in force of each, and the defaults where the clinic wrote none. */
@Injectable()
export class ProtocolsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async inForce(caller: Caller): Promise<readonly Protocol[]> {
    const rows = await this.database.of(caller).query<{ content: unknown }>(
      `SELECT DISTINCT ON (kind) content FROM clinic_policy
       WHERE clinic_id = $1 AND kind ^@ 'protocol:' AND effective_from <= $2 ORDER BY kind, version DESC`,
      [caller.clinicId, this.clock.nowIso()],
    );
    const written = rows.map(({ content }) => protocolSchema.parse(content));
    const untouched = defaultProtocols.filter(({ id }) => !written.some((protocol) => protocol.id === id));
    return [...written, ...untouched];
  }

  async list(caller: Caller): Promise<ProtocolView[]> {
    const protocols = await this.inForce(caller);
    return protocols.map(({ id, version, name, product, visits }) => ({
      ...{ id, version, name, product },
      visits: visits.map(({ key, type, title }) => ({ key, type, title })),
    }));
  }
}
