import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { StoppedChores, type StoppedChore } from '../../platform/jobs/stopped-chores.js';

interface Work {
  readonly what: string;
  /** What it means until it goes on, and what people do instead. */
  readonly meanwhile: string;
  readonly isMail: boolean;
}

const works: Readonly<Record<string, Work>> = {
  'send-messages': { what: 'Mail to patients', meanwhile: 'No letter goes out. Ring the patients of the next days.', isMail: true },
  'remind-of-visits': { what: 'Reminders of visits', meanwhile: 'Nobody is reminded. Ring the patients of the next days.', isMail: true },
  'send-check-ins': {
    what: 'Mail with questions to answer',
    meanwhile: 'Patients get no link. Hand it over from the chart.',
    isMail: true,
  },
  'escalate-risk-events': {
    what: 'The call when a risk event waits',
    meanwhile: 'Nobody else is told by itself. Look at Today often.',
    isMail: false,
  },
  'assign-course-measures': {
    what: 'Forms that a course asks for',
    meanwhile: 'They are not sent by themselves. Send them from the chart.',
    isMail: false,
  },
  'make-outage-packs': {
    what: 'The pack for an outage',
    meanwhile: 'It is not made anew. Print the schedule while the server runs.',
    isMail: false,
  },
  'forget-answers': {
    what: 'Forgetting of remembered answers',
    meanwhile: 'Nothing is lost; they are kept for longer than they should be.',
    isMail: false,
  },
  'forget-sign-ins': {
    what: 'Forgetting of old sign-ins',
    meanwhile: 'Nothing is lost; they are kept for longer than they should be.',
    isMail: false,
  },
  'forget-monitor-messages': {
    what: 'Forgetting of what monitors sent',
    meanwhile: 'Nothing is lost; it is kept for longer than it should be.',
    isMail: false,
  },
};

const unnamed: Work = { what: 'Work in the background', meanwhile: 'What it does is not done.', isMail: false };

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
    return stopped.filter(({ work }) => seesAll || work.isMail).map(({ chore, work }) => needOf(chore, work, isDesk));
  }
}

function needOf({ name, tries }: StoppedChore, { what, meanwhile, isMail }: Work, readsMessages: boolean): TodayNeed {
  const detail = `Given up after ${tries === 1 ? 'one try' : `${tries} tries`}. ${meanwhile} It is begun again by itself; if this stays, tell whoever runs the server.`;
  return {
    id: `work ${name}`,
    sentence: `${what}: stands still`,
    detail,
    address: isMail && readsMessages ? '/messages' : null,
    dueAt: null,
  };
}
