import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface ChartsRule {
  /** Whether charts are open only to the care team and today's staff. */
  readonly areClosed: boolean;
}

/** A clinic's choice: charts open to all its clinicians, or to the care team and today's staff. */
@Injectable()
export class CloseCharts {
  constructor(private readonly database: Database) {}

  async read(caller: Caller): Promise<ChartsRule> {
    const sql = `SELECT has_closed_charts AS "areClosed" FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<ChartsRule>(sql, [caller.clinicId]);
    return { areClosed: row?.areClosed ?? false };
  }

  async execute(caller: Caller, { areClosed }: ChartsRule): Promise<ChartsRule> {
    await this.database.of(caller).query(`UPDATE clinic SET has_closed_charts = $2 WHERE clinic_id = $1`, [caller.clinicId, areClosed]);
    this.database.concerns(caller, { reason: areClosed ? 'closed' : 'open' });
    return this.read(caller);
  }
}
