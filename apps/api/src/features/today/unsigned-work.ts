import { Injectable } from '@nestjs/common';
import { mayDo, type UnsignedNotes } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { NotesDueQueries } from '../therapy-notes/index.js';

const anyPrescriber = 'Any prescriber';

/** How many notes wait for whom: counts and no more. The front desk is told the sum alone. Source: clinical reference §9.2 (minimum necessary). */
@Injectable()
export class UnsignedWork {
  constructor(
    private readonly due: NotesDueQueries,
    private readonly database: Database,
  ) {}

  /** Whom most waits for comes first. */
  async of(caller: Caller): Promise<UnsignedNotes[]> {
    const notes = await this.due.unsigned(caller);
    // The counts are about many patients; their audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    if (!mayDo(caller.roles, 'contact-notes.read') && !mayDo(caller.roles, 'analytics.read'))
      return notes.length === 0 ? [] : [{ person: null, count: notes.length }];
    const counts = new Map<string, number>();
    for (const { person } of notes) {
      const name = person?.name ?? anyPrescriber;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].map(([person, count]) => ({ person, count })).toSorted((one, other) => other.count - one.count);
  }
}
