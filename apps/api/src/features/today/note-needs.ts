import { Injectable } from '@nestjs/common';
import { mayDo, noteTypes, type NoteDuty, type NoteDutyKind, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { NotesDueQueries } from '../therapy-notes/index.js';

const mostNeeds = 50;
const asks: Readonly<Record<Exclude<NoteDutyKind, 'answer'>, { readonly verb: string; readonly detail: string }>> = {
  write: { verb: 'Write', detail: 'The visit is over and nobody has begun it.' },
  sign: { verb: 'Sign', detail: 'A draft only you can see.' },
  cosign: { verb: 'Co-sign', detail: 'Signed by its author; waits for you.' },
  close: { verb: 'Close', detail: 'Its author has left without signing.' },
};

const summary = { verb: 'Write', detail: 'The course has ended and nobody has begun it.' };

/** What waits for this person: notes to write, to sign, to co-sign, or to close for somebody who has left, and requests to amend. */
@Injectable()
export class NoteNeeds {
  constructor(private readonly due: NotesDueQueries) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'contact-notes.read')) return [];
    return (await this.due.own(caller)).slice(0, mostNeeds).map(needOf);
  }
}

function needOf({ id, kind, noteId, noteType, patient, dueAt }: NoteDuty): TodayNeed {
  if (kind === 'answer') {
    const sentence = `Answer the request to amend from ${patient.name}`;
    return { id, sentence, detail: 'The law gives a last day for the answer.', address: `/patients/${patient.id}/amendments`, dueAt };
  }
  const label = (noteTypes.find((type) => type.id === noteType)?.label ?? 'note').toLowerCase();
  const { verb, detail } = kind === 'write' && noteType === 'discharge-summary' ? summary : asks[kind];
  const address = noteId === null ? `/patients/${patient.id}/notes` : `/notes/${noteId}`;
  return { id, sentence: `${verb} the ${label} for ${patient.name}`, detail, address, dueAt };
}
