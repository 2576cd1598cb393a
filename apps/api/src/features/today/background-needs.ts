import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { MessagesQueries } from '../messages/index.js';
import { StoppedWork } from './stopped-work.js';

/** What the clinic's background work asks of people: what stands still, and letters that did not reach their patients. */
@Injectable()
export class BackgroundNeeds {
  constructor(
    private readonly messages: MessagesQueries,
    private readonly stopped: StoppedWork,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    return [...(await this.stopped.of(caller)), ...(await this.undelivered(caller))];
  }

  private async undelivered(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'messages.read')) return [];
    const count = await this.messages.countWaiting(caller);
    if (count === 0) return [];
    const sentence = count === 1 ? 'A message did not reach its patient' : `${count} messages did not reach their patients`;
    return [{ id: 'messages', sentence, detail: 'Send again, or tell the patient another way.', address: '/messages', dueAt: null }];
  }
}
