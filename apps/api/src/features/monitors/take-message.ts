import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { acknowledgementFor, messageName, type MonitorReason } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { DeviceRow } from './devices.store.js';
import type { Envelope } from './envelope.js';
import { JudgeMessage, type Judged } from './judge-message.js';
import { MessagesStore } from './messages.store.js';

/** Takes a message of a monitor that is known, whose row is locked: charts what can be charted and keeps the rest with its reasons. */
@Injectable()
export class TakeMessage {
  constructor(
    private readonly messages: MessagesStore,
    private readonly judging: JudgeMessage,
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, device: DeviceRow, envelope: Envelope): Promise<readonly MonitorReason[]> {
    const contentHash = createHash('sha256').update(envelope.bytes).digest();
    const named = envelope.message === null ? { controlId: '', sentAt: '' } : messageName(envelope.message);
    const name = { id: uuidv7(), deviceId: device.id, contentHash, ...named };
    const earlier = await this.messages.earlier(caller, name);
    if (earlier !== null && earlier !== 'reused') return earlier;
    const judged = earlier === 'reused' ? reused : await this.judging.execute(caller, device, envelope);
    const { reasons, session, chartedRows } = judged;
    const outcome = { acknowledgement: acknowledgementFor(reasons), reasons, sessionId: session?.id ?? null, chartedRows };
    const content = envelope.text.replaceAll('\u0000', '\uFFFD');
    await this.messages.keep(caller, { ...name, ...outcome, receivedAt: this.clock.nowIso(), content });
    if (reasons.length > 0) this.database.publish(caller, 'monitors', device.id);
    await this.audit(caller, device, judged);
    return reasons;
  }

  private async audit(caller: Caller, device: DeviceRow, { session, chartedRows }: Judged): Promise<void> {
    await this.auditTrail.write(this.database.of(caller), caller, {
      action: 'monitor.send-readings',
      outcome: chartedRows > 0 ? 'done' : 'refused',
      entityId: session?.id ?? device.id,
      patientId: session?.patient_id ?? null,
    });
  }
}

const reused: Judged = { reasons: ['message-id-reused'], session: null, chartedRows: 0 };
