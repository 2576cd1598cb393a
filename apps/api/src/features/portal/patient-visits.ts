import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { linkNotUsable } from './refusals.js';

/** What was knocked with, whose it is, and who is let in by it; null for nobody. */
interface Knock<V> {
  readonly entityId: string;
  readonly patientId: string | null;
  readonly visit: V | null;
}

/**
 * A visit of a patient, who is no member of staff: one transaction with its audit entry, whether they are let in or not. Whatever is wrong gets
 * the same answer: who tries learns nothing. What a refusal counted stays counted.
 */
@Injectable()
export class PatientVisits {
  constructor(
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
  ) {}

  /** `work` may refuse as well, by null. */
  async run<V, T>(caller: Caller, action: string, knock: () => Promise<Knock<V>>, work: (visit: V) => Promise<T | null>): Promise<T> {
    const answer = await this.database.within(caller, async () => {
      const { visit, ...about } = await knock();
      const done = visit === null ? null : await work(visit);
      const outcome = done === null ? 'refused' : 'done';
      await this.auditTrail.write(this.database.of(caller), caller, { action, outcome, ...about });
      return done;
    });
    if (answer === null) throw linkNotUsable();
    return answer;
  }
}
