import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { MessagesQueries } from '../messages/index.js';

/** Messages that did not reach their patients wait for the front desk until somebody has told them otherwise. */
@Injectable()
export class MessageNeeds {
  constructor(private readonly messages: MessagesQueries) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'messages.read')) return [];
    const count = await this.messages.countWaiting(caller);
    if (count === 0) return [];
    const sentence = count === 1 ? 'A message did not reach its patient' : `${count} messages did not reach their patients`;
    return [{ id: 'messages', sentence, detail: 'Send again, or tell the patient another way.', address: '/messages', dueAt: null }];
  }
}
