import { Injectable } from '@nestjs/common';
import type { DeliveryReport } from '@sojourn/domain';
import { AuditTrail } from '../../../platform/audit-trail/audit-trail.js';
import { nobodyAs } from '../../../platform/caller/nobody.js';
import { Database } from '../../../platform/database/database.js';
import { MessageSeal } from '../message-seal.js';
import { MessagesQueries } from '../messages.queries.js';
import { MessagesStore } from '../messages.store.js';
import type { NamedTry } from './return-tokens.js';

/**
 * A mail server reports about a letter it took: given up, it waits for a person; late, that is noted. Only the code is kept. The same report again,
 * and one about a try that is over, changes nothing.
 */
@Injectable()
export class TakeReport {
  constructor(
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly seal: MessageSeal,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  execute({ clinicId, messageId, tries }: NamedTry, { kind, status }: DeliveryReport): Promise<void> {
    const caller = nobodyAs('Sojourn', clinicId, 'take-report');
    return this.database.within(caller, async () => {
      const message = await this.queries.find(caller, messageId);
      if (message?.tries !== tries) return;
      const code = status ?? 'unknown';
      const isNew =
        kind === 'delayed'
          ? await this.store.noteDelay(caller, message, `delayed-${code}`)
          : await this.store.comeBack(caller, message, { mark: this.seal.markOfMessage(clinicId, message), fault: `returned-${code}` });
      if (!isNew) return;
      const about = { entityId: messageId, patientId: message.patient.id, reason: kind === 'delayed' ? 'delayed' : 'returned' };
      await this.audit.write(this.database.of(caller), caller, { action: 'message.report', outcome: 'done', ...about });
      this.database.publish(caller, 'message', message.patient.id);
    });
  }
}
