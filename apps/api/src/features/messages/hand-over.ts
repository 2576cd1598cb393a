import { Injectable } from '@nestjs/common';
import { defaultReminderPolicy, instantFromMs, instantText, nextTry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { MailCarrier } from '../../platform/mail/mail-carrier.js';
import type { MessageTry } from './message-tries.js';
import type { Outcome } from './messages.store.js';
import { ReturnTokens } from './returns/return-tokens.js';

const nothing = { fault: null, nextTryAt: null, sentAt: null };

/**
 * One try of one message. What is no longer wanted is dropped; what cannot be read, or would go where the patient allows no letters any more or a
 * letter came back from, waits for a person.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly tokens: ReturnTokens,
    private readonly carrier: MailCarrier,
    private readonly clock: Clock,
  ) {}

  async execute({ clinicId }: Caller, { id, tries, content, isWanted, isAllowed, isDoubted, senderName }: MessageTry): Promise<Outcome> {
    if (!isWanted) return { ...nothing, state: 'dropped' };
    if (content === null) return { ...nothing, state: 'refused', fault: 'unreadable' };
    if (!isAllowed) return { ...nothing, state: 'refused', fault: 'no-address' };
    if (isDoubted) return { ...nothing, state: 'refused', fault: 'address-returned' };
    const { address, ...words } = content;
    const returnToken = this.tokens.of({ clinicId, messageId: id, tries });
    const carried = await this.carrier.carry({ id, to: address, senderName, returnToken, ...words });
    if (carried.kind === 'sent' || carried.kind === 'kept') return { ...nothing, state: carried.kind, sentAt: this.clock.nowIso() };
    if (carried.kind !== 'later') return { ...nothing, state: carried.kind, fault: carried.fault };
    const next = nextTry(tries, defaultReminderPolicy, instantFromMs(this.clock.now().getTime()));
    return next === null
      ? { ...nothing, state: 'failed', fault: carried.fault }
      : { ...nothing, state: 'queued', fault: carried.fault, nextTryAt: instantText(next) };
  }
}
