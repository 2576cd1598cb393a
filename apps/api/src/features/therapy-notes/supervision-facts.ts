import type { NoteFacts } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { NoteRow } from './therapy-notes.store.js';

/** What the machine looks at once a note is signed: who acts, whose it is and who supervises. Its sections were complete and attested at signing. */
export function supervisionFacts(caller: Caller, row: NoteRow): NoteFacts {
  return {
    actorId: caller.staffMemberId,
    authorId: row.author_id,
    supervisorId: row.supervisor_id,
    needsSupervision: row.supervisor_id !== null,
    tookPart: true,
    hasReauthenticated: caller.isSteppedUp,
    isAuthorActive: true,
    emptySections: [],
    unattestedCopies: [],
  };
}
