import { Injectable } from '@nestjs/common';
import { foldSession, instantFromMs, type PrintedPaper } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { paperAbout } from '../../../platform/paper/clinic-paper.js';
import { DosingSessionsQueries } from '../dosing-sessions.queries.js';
import { SealSession } from '../seal-session.js';
import { writeSession } from './session-on-paper.js';

/** Puts a session on paper as this person may read it, as it stands now. */
@Injectable()
export class PrintSession {
  constructor(
    private readonly queries: DosingSessionsQueries,
    private readonly sealing: SealSession,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string): Promise<PrintedPaper> {
    const view = await this.queries.view(caller, id);
    const { seal } = await this.sealing.verify(caller, id);
    const fold = foldSession(view.session, view.entries, view.policy, instantFromMs(this.clock.now().getTime()));
    const sql = `SELECT name FROM clinic WHERE clinic_id = $1`;
    const [clinic] = await this.database.of(caller).query<{ name: string }>(sql, [caller.clinicId]);
    const made = { madeAt: this.clock.nowIso(), madeBy: caller.displayName };
    const place = { clinicName: clinic?.name ?? '', zone: view.session.zone, ...made };
    const patient = { name: view.patientName, birthDate: view.birthDate, recordNumber: view.recordNumber };
    const paper = paperAbout('Dosing session', patient, place);
    writeSession(paper, { view, fold, seal, place });
    return { madeAt: place.madeAt, pdf: (await paper.finish()).toString('base64') };
  }
}
