import { Injectable } from '@nestjs/common';
import { type CheckInSent, type CheckInView, type LinkOccasion, type OpenLink, type SendCheckIn } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { AssignmentsQueries, RecordResponse, type KeptAssignment, type ResponseKept } from '../outcome-measures/index.js';
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
      return this.surroundings.view(visit, await this.asked(visit));
    });
  }

  /**
   * What was answered is always taken, at any hour, one form or several: an answer about suicide need not wait for the questions after it. The
   * link is used up when nothing is left to ask. The same answers again get the same reply; with a pass others are taken also when the link
   * has died since, and marked as late.
   */
  send({ forms, ...proof }: SendCheckIn): Promise<CheckInSent> {
    return this.atLink.visit('portal.send-check-in', proof, async (visit) => {
      const { instruments } = await this.asked(visit);
      if (forms.some(({ instrumentId }) => !instruments.includes(instrumentId))) throw otherForm();
      let needsHelpNow = false;
      for (const form of forms) {
        const { score } = await this.keep(visit, form);
        needsHelpNow ||= score.suicideRisk.kind === 'risk-event';
      }
      const assignment = await this.asked(visit);
      const { caller, link } = visit;
      if (instruments.every((id) => assignment.answered.includes(id))) await this.links.use(caller, link.id, this.clock.nowIso());
      return { needsHelpNow, ...(await this.surroundings.after(visit, assignment)) };
    });
  }

  /** Whatever is sent again is answered as it was; a link that is used up takes something new only with a pass. */
  private async keep(
    { caller, link, hasPass, isLate }: LinkVisit,
    { isBegun = false, ...form }: SendCheckIn['forms'][number],
  ): Promise<ResponseKept> {
    const isUsed = link.used_at !== null;
    const occasion = occasionOf(isBegun, isLate || isUsed);
    const about = {
      setting: 'link',
      occasion,
      courseId: null,
      isInClinic: link.is_on_tablet,
      ...(link.assignment_id && { assignmentId: link.assignment_id }),
    } as const;
    const command = { ...form, takenAt: this.notAhead(form.takenAt), ...about };
    const kept = await this.recording[isUsed && !hasPass ? 'known' : 'execute'](caller, link.patient_id, command);
    if (kept === null) throw linkNotUsable();
    return kept;
  }

  /** A phone whose clock runs ahead must not keep a cry for help out of the record. */
  private notAhead(takenAt: string): string {
    return new Date(Math.min(Date.parse(takenAt), this.clock.now().getTime())).toISOString();
  }

  private async asked({ caller, link }: Pick<LinkVisit, 'caller' | 'link'>): Promise<KeptAssignment> {
    const assignment = link.assignment_id === null ? undefined : await this.assignments.find(caller, link.assignment_id);
    if (assignment === undefined) throw linkNotUsable();
    return assignment;
  }
}

function occasionOf(isBegun: boolean, isLate: boolean): LinkOccasion | null {
  if (isBegun) return isLate ? 'begun-late-by-link' : 'begun-by-link';
  return isLate ? 'late-by-link' : null;
}
