import { Injectable } from '@nestjs/common';
import {
  caseloadPage,
  mayDo,
  noteTypes,
  riskByPatient,
  seesAllNoteDuties,
  type CaseloadQuery,
  type CaseloadRow,
  type CaseloadView,
  type NoteDuty,
  type RiskEventView,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { RiskEventsQueries } from '../../outcome-measures/index.js';
import { NotesDueQueries } from '../../therapy-notes/index.js';
import { CaseloadCourses } from './caseload-courses.queries.js';

/** Who needs a look, most pressing first. Risk events and notes come from where they are kept; nothing is worked out twice. */
@Injectable()
export class CaseloadQueries {
  constructor(
    private readonly database: Database,
    private readonly risk: RiskEventsQueries,
    private readonly notes: NotesDueQueries,
    private readonly courses: CaseloadCourses,
  ) {}

  async of(caller: Caller, asked: CaseloadQuery): Promise<CaseloadView> {
    const isWholeClinic = seesAllNoteDuties(caller.roles);
    const memberId = isWholeClinic ? null : caller.staffMemberId;
    const risk = mayDo(caller.roles, 'risk.read') ? riskRows(await this.risk.open(caller)) : [];
    const rows = [
      ...risk,
      ...(await this.courses.outcomes(caller, memberId)),
      ...(await this.courses.droppedOut(caller, memberId)),
      ...(await this.courses.integrationDue(caller, memberId)),
      ...(await this.courses.overdue(caller, memberId)),
      ...(await this.notes.view(caller)).duties.map(noteRow),
    ];
    // The list is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return { isWholeClinic, ...caseloadPage(rows, asked) };
  }
}

/** One line for each patient, about the event that presses most; how many there are stands in it. */
function riskRows(events: readonly RiskEventView[]): CaseloadRow[] {
  return riskByPatient(events).flatMap(([first, ...more]) => (first === undefined ? [] : [riskRow(first, more)]));
}

function riskRow({ id, patient, standing }: RiskEventView, more: readonly RiskEventView[]): CaseloadRow {
  const isHeld = [standing, ...more.map((one) => one.standing)].some(({ holdsDosing }) => holdsDosing);
  const count = more.length === 0 ? '' : `${more.length + 1} risk events are open. `;
  const detail = `${count}${isHeld ? 'No dose may start until a disposition says to proceed.' : 'A contact is owed.'}`;
  return { id: `risk ${id}`, reason: 'risk-open', patient: { id: patient.id, name: patient.name }, detail, address: `/risk-events/${id}` };
}

function noteRow({ id, kind, noteId, noteType, patient, person }: NoteDuty): CaseloadRow {
  const label = (noteTypes.find((type) => type.id === noteType)?.label ?? 'Request to amend').toLowerCase();
  const address =
    kind === 'answer' ? `/patients/${patient.id}/amendments` : noteId === null ? `/patients/${patient.id}/notes` : `/notes/${noteId}`;
  const whose = person === null ? '' : `, ${person.name}`;
  return { id: `note ${id}`, reason: 'note-due', patient, detail: `To ${kind === 'cosign' ? 'co-sign' : kind}: ${label}${whose}`, address };
}
