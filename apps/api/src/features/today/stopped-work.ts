import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { StoppedChores, type StoppedChore } from '../../platform/jobs/stopped-chores.js';

interface Work {
  readonly sentence: string;
  /** What it means until it goes on, and what people do instead. */
  readonly meanwhile: string;
  /** Who else than those who see to it hears of it, because they do it by hand meanwhile. */
  readonly heardBy?: 'messages.read' | 'risk.hear';
}

const keptTooLong = 'Nothing is lost; it is kept for longer than it should be.';
// The fault may be another clinic's: every clinic has its turn, and one that fails makes the whole turn fail.
const works: Readonly<Record<string, Work>> = {
  'send-messages': {
    sentence: 'Mail to patients may stand still',
    meanwhile: 'Letters may not go out. Call the patients of the next days.',
    heardBy: 'messages.read',
  },
  'remind-of-visits': {
    sentence: 'Reminders of visits may stand still',
    meanwhile: 'Patients may not be reminded. Call the patients of the next days.',
    heardBy: 'messages.read',
  },
  'send-check-ins': {
    sentence: 'Mail with questions to answer may stand still',
    meanwhile: 'Patients may get no link. Hand it over from the chart.',
    heardBy: 'messages.read',
  },
  'escalate-risk-events': {
    sentence: 'It may be that nobody is told by itself when a risk event waits too long',
    meanwhile: 'Look at Today often, and tell each other.',
    heardBy: 'risk.hear',
  },
  'assign-course-measures': {
    sentence: 'Forms that courses ask for may not be sent by themselves',
    meanwhile: 'Send them from the chart.',
  },
  'make-outage-packs': { sentence: 'The pack for an outage may not be made anew', meanwhile: 'Print it while the server runs.' },
  'forget-answers': { sentence: 'Remembered answers may not be forgotten in time', meanwhile: keptTooLong },
  'forget-sign-ins': { sentence: 'Old sign-ins are not forgotten in time', meanwhile: keptTooLong },
  'forget-monitor-messages': { sentence: 'What monitors sent may not be forgotten in time', meanwhile: keptTooLong },
};
const unnamed: Work = { sentence: 'Work in the background may stand still', meanwhile: 'What it does may not be done.' };

/**
 * Background work that was given up after all its tries, or that no server takes up: the clinic manager, the medical director and the
 * administrator see to it; who does the work by hand meanwhile hears of it too. It goes when a later turn is done. Source: clinical reference
 * §8.2 (reminders), §4.6 (risk events); architecture §5 (background work).
 */
@Injectable()
export class StoppedWork {
  constructor(private readonly chores: StoppedChores) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    const seesAll = mayDo(caller.roles, 'background-work.watch');
    const hears = ({ heardBy }: Work): boolean => heardBy !== undefined && mayDo(caller.roles, heardBy);
    const resting = await this.chores.restingMinutes(caller);
    if (resting !== null) return [restNeed(resting)];
    const stopped = (await this.chores.look(caller)).map((chore) => ({ chore, work: works[chore.name] ?? unnamed }));
    return stopped
      .filter(({ work }) => seesAll || hears(work))
      .map(({ chore, work }) => ({
        ...needOf(chore, work),
        address: work.heardBy === 'messages.read' && hears(work) ? '/messages' : null,
      }));
  }
}

function restNeed(minutes: number | 'ever'): TodayNeed {
  const since = minutes === 'ever' ? 'No server has ever taken it up.' : `No server has taken it up for ${minutes} minutes.`;
  const meanwhile =
    'Letters and reminders do not go out, and nobody is told by itself when a risk event waits too long. Call the patients of the next days, look at Today often, and tell whoever runs the server.';
  return {
    id: 'work none',
    sentence: 'All work in the background stands still',
    detail: `${since} ${meanwhile}`,
    dueAt: null,
    address: null,
  };
}

function needOf({ name, tries }: StoppedChore, { sentence, meanwhile }: Work): Omit<TodayNeed, 'address'> {
  const given = tries === 1 ? 'one try' : `${tries} tries`;
  const detail = `Given up after ${given}. ${meanwhile} It is begun again by itself; if this stays, tell whoever runs the server.`;
  return { id: `work ${name}`, sentence, detail, dueAt: null };
}
