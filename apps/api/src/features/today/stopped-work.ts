import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { StoppedChores, type StoppedChore } from '../../platform/jobs/stopped-chores.js';

interface Work {
  readonly sentence: string;
  /** What it means until it goes on, and what people do instead. */
  readonly meanwhile: string;
  readonly isMail?: true;
}

const keptTooLong = 'Nothing is lost; it is kept for longer than it should be.';
const works: Readonly<Record<string, Work>> = {
  'send-messages': {
    sentence: 'Mail to patients stands still',
    meanwhile: 'No letter goes out. Call the patients of the next days.',
    isMail: true,
  },
  'remind-of-visits': {
    sentence: 'Reminders of visits stand still',
    meanwhile: 'Nobody is reminded. Call the patients of the next days.',
    isMail: true,
  },
  'send-check-ins': {
    sentence: 'Mail with questions to answer stands still',
    meanwhile: 'Patients get no link. Hand it over from the chart.',
    isMail: true,
  },
  'escalate-risk-events': {
    sentence: 'Nobody is told by itself when a risk event waits too long',
    meanwhile: 'Look at Today often, and tell each other.',
  },
  'assign-course-measures': { sentence: 'Forms that courses ask for are not sent by themselves', meanwhile: 'Send them from the chart.' },
  'make-outage-packs': { sentence: 'The pack for an outage is not made anew', meanwhile: 'Print it while the server runs.' },
  'forget-answers': { sentence: 'Remembered answers are not forgotten in time', meanwhile: keptTooLong },
  'forget-sign-ins': { sentence: 'Old sign-ins are not forgotten in time', meanwhile: keptTooLong },
  'forget-monitor-messages': { sentence: 'What monitors sent is not forgotten in time', meanwhile: keptTooLong },
};
const unnamed: Work = { sentence: 'Work in the background stands still', meanwhile: 'What it does is not done.' };

/**
 * Background work that was given up after all its tries: the clinic manager, the medical director and the administrator see to it; the desk hears
 * of its own mail. It goes when a later turn is done. Source: clinical reference §8.2 (reminders); architecture §5 (background work).
 */
@Injectable()
export class StoppedWork {
  constructor(private readonly chores: StoppedChores) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    const [seesAll, isDesk] = [mayDo(caller.roles, 'background-work.watch'), mayDo(caller.roles, 'messages.read')];
    if (!seesAll && !isDesk) return [];
    const stopped = (await this.chores.look(caller)).map((chore) => ({ chore, work: works[chore.name] ?? unnamed }));
    return stopped.filter(({ work }) => seesAll || work.isMail === true).map(({ chore, work }) => needOf(chore, work, isDesk));
  }
}

function needOf({ name, tries }: StoppedChore, { sentence, meanwhile, isMail }: Work, readsMessages: boolean): TodayNeed {
  const given = tries === 1 ? 'one try' : `${tries} tries`;
  const detail = `Given up after ${given}. ${meanwhile} It is begun again by itself; if this stays, tell whoever runs the server.`;
  return { id: `work ${name}`, sentence, detail, address: isMail === true && readsMessages ? '/messages' : null, dueAt: null };
}
