import { Injectable } from '@nestjs/common';
import { mayDo, noteTypes, type NoteDuty, type NoteDutyKind, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { NotesDueQueries } from '../therapy-notes/index.js';

const mostNeeds = 50;
const asks: Readonly<Record<NoteDutyKind, { readonly verb: string; readonly detail: string }>> = {
  write: { verb: 'Write', detail: 'The session is over and has no therapist’s note.' },
  sign: { verb: 'Sign', detail: 'A draft only you can see.' },
  cosign: { verb: 'Co-sign', detail: 'Signed by its author; waits for you.' },
  close: { verb: 'Close', detail: 'Its author has left without signing.' },
};

/** Notes that wait for this person: to write, to sign, to co-sign, or to close for somebody who has left. */
@Injectable()
export class NoteNeeds {
  constructor(private readonly due: NotesDueQueries) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'notes.read')) return [];
    return (await this.due.own(caller)).slice(0, mostNeeds).map(needOf);
  }
}

function needOf({ kind, noteId, sessionId, noteType, patient, dueAt }: NoteDuty): TodayNeed {
  const label = (noteTypes.find(({ id }) => id === noteType)?.label ?? 'note').toLowerCase();
  const { verb, detail } = asks[kind];
  const address = noteId === null ? `/patients/${patient.id}/notes` : `/notes/${noteId}`;
  return { id: noteId ?? `${kind} ${sessionId ?? ''}`, sentence: `${verb} the ${label} for ${patient.name}`, detail, address, dueAt };
}
