import { Injectable } from '@nestjs/common';
import { type CheckInSent, type CheckInView, type OpenLink, type SendCheckIn } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { AssignmentsQueries, RecordResponse, type KeptAssignment } from '../outcome-measures/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { CheckInSurroundings } from './check-in-surroundings.js';
import { PatientAtLink, type LinkVisit } from './patient-at-link.js';
import { linkNotUsable, otherForm } from './refusals.js';

/** A patient's check-in by link: what is asked, and the answers as they come back. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly atLink: PatientAtLink,
    private readonly links: AccessLinksStore,
    private readonly assignments: AssignmentsQueries,
    private readonly recording: RecordResponse,
    private readonly surroundings: CheckInSurroundings,
    private readonly clock: Clock,
  ) {}

  /** Forms that ask about suicide open only while somebody answers for it. */
  open(proof: OpenLink): Promise<CheckInView> {
    return this.atLink.visit('portal.open-check-in', proof, async (visit) => {
      if (visit.link.used_at !== null) throw linkNotUsable();
      const assignment = await this.asked(visit);
      return this.surroundings.view(visit.caller, assignment);
    });
  }

  /**
   * What was answered is always taken, at any hour, one form or several: an answer about suicide need not wait for the questions after it. The
   * link is used up when nothing is left to ask. The same answers again get the same reply.
   */
  send({ forms, ...proof }: SendCheckIn): Promise<CheckInSent> {
    return this.atLink.visit('portal.send-check-in', proof, async ({ caller, link }) => {
      const { id: assignmentId, instruments } = await this.asked({ caller, link });
      if (forms.some(({ instrumentId }) => !instruments.includes(instrumentId))) throw otherForm();
      let needsHelpNow = false;
      for (const form of forms) {
        const takenAt = this.notAhead(form.takenAt);
        const command = { ...form, takenAt, setting: 'link', occasion: null, courseId: null, assignmentId } as const;
        // Whatever is sent again is answered as it was; a link that is used up takes nothing new.
        const kept = await this.recording[link.used_at === null ? 'execute' : 'known'](caller, link.patient_id, command);
        if (kept === null) throw linkNotUsable();
        needsHelpNow ||= kept.riskEventId !== null;
      }
      const { answered } = await this.asked({ caller, link });
      if (instruments.every((id) => answered.includes(id))) await this.links.use(caller, link.id, this.clock.nowIso());
      return { needsHelpNow };
    });
  }

  /** A phone whose clock runs ahead must not keep a cry for help out of the record. */
  private notAhead(takenAt: string): string {
    return new Date(Math.min(Date.parse(takenAt), this.clock.now().getTime())).toISOString();
  }

  private async asked({ caller, link }: LinkVisit): Promise<KeptAssignment> {
    const assignment = link.assignment_id === null ? undefined : await this.assignments.find(caller, link.assignment_id);
    if (assignment === undefined) throw linkNotUsable();
    return assignment;
  }
}
