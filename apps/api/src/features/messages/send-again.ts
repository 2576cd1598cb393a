import { Injectable } from '@nestjs/common';
import { waitingMessageStates, type MessageView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { ProblemException } from '../../platform/http/problem.js';
import { MessageSeal } from './message-seal.js';
import { MessagesStore } from './messages.store.js';
import { addressInDoubt, noAddressToSendTo, nothingReadableToSend } from './refusals.js';

/** Lets a message that waits for a person go out again, to the address that the chart has now. */
@Injectable()
export class SendAgain {
  constructor(
    private readonly store: MessagesStore,
    private readonly seal: MessageSeal,
    private readonly clock: Clock,
  ) {}

  /** False where it does not wait any more. `isVouchedFor` says that its address is right. */
  async execute(caller: Caller, message: MessageView, isVouchedFor: boolean): Promise<boolean> {
    const { id, address, addressInChart: now } = message;
    if (!waitingMessageStates.includes(message.state)) return false;
    const refusal = this.refusal(message, isVouchedFor);
    if (refusal !== null) throw refusal;
    if (now === null) throw noAddressToSendTo();
    const resentTo = now === address ? null : this.seal.closeAddress(caller.clinicId, id, now);
    const at = this.clock.nowIso();
    if (!(await this.store.sendAgain(caller, id, { resentTo, at }))) return false;
    await this.store.vouch(caller, this.seal.markOf(caller.clinicId, now), at);
    return true;
  }

  /** Why it cannot go out again; null where it can. */
  refusal({ isReadable, addressInChart, isDoubted }: MessageView, isVouchedFor: boolean): ProblemException | null {
    if (!isReadable) return nothingReadableToSend();
    if (addressInChart === null) return noAddressToSendTo();
    return isDoubted && !isVouchedFor ? addressInDoubt() : null;
  }
}
