import { Inject, Injectable } from '@nestjs/common';
import { checkInText, decideLink, instant } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { KeepMessage } from '../messages/index.js';
import { MakeLink } from './make-link.js';
import type { OpenCheckInToSend } from './open-check-ins.queries.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** Writes to a patient about one check-in, with a link of its own. One that asks about suicide waits until somebody answers for it. Source: clinical reference §4.6. */
@Injectable()
export class WriteCheckIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly making: MakeLink,
    private readonly keeping: KeepMessage,
    private readonly cover: StaffCoverQueries,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async execute(caller: Caller, checkIn: OpenCheckInToSend): Promise<void> {
    const cover = await this.cover.now(caller);
    if (!decideLink(checkIn.instruments, cover).allowed) return;
    const { assignmentId: aboutId, patientId, closesAt, isReminder } = checkIn;
    const occasion = isReminder ? 'reminder' : 'opening';
    const linkId = uuidv5(`link ${occasion}`, aboutId);
    const { path } = await this.making.execute(caller, patientId, aboutId, { id: linkId });
    const { phone, link } = { phone: cover.phone, link: `${this.config.linkOrigin}${path}` };
    const words = checkInText({ ...checkIn, phone, link, closesAt: instant(closesAt) });
    const message = { id: uuidv5(`message ${occasion}`, aboutId), patientId, kind: 'check-in', aboutId, occasion } as const;
    await this.keeping.execute(caller, { ...message, address: checkIn.address, words });
    const act = { action: 'portal.make-link', outcome: 'done', entityId: linkId, patientId, reason: occasion } as const;
    await this.audit.write(this.database.of(caller), caller, act);
  }
}
