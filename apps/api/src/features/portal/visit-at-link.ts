import { Injectable } from '@nestjs/common';
import { daysToWish, type AnswerVisit, type OpenLink, type VisitAnswered, type VisitAtLinkView } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { SitesQueries } from '../clinics/index.js';
import { PatientAnswers, type VisitForPatient } from '../scheduling/index.js';
import { AccessLinksStore } from './access-links.store.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import { PatientAtLink, type LinkVisit } from './patient-at-link.js';
import { linkNotUsable } from './refusals.js';

/** A visit by link: the patient sees when it is and says once whether they come, wish for another time, or do not come. Source: clinical reference §1.5. */
@Injectable()
export class VisitAtLink {
  constructor(
    private readonly atLink: PatientAtLink,
    private readonly links: AccessLinksStore,
    private readonly answers: PatientAnswers,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly sites: SitesQueries,
    private readonly clock: Clock,
  ) {}

  open(proof: OpenLink): Promise<VisitAtLinkView> {
    return this.atLink.visit('portal.open-visit', proof, async (visit) => {
      if (visit.link.used_at !== null) throw linkNotUsable();
      const { state, ...seen } = await this.seen(visit);
      const { name: clinicName, phone } = await this.clinics.of(visit.caller);
      const openDays = daysToWish((await this.sites.list(visit.caller)).map(({ hours }) => hours));
      return { ...seen, clinicName, phone, openDays, standing: standingOf(state) };
    });
  }

  /** The first answer uses the link up. The same one again, on a bad line, gets the same reply; another one changes nothing. */
  answer({ answer, ...proof }: AnswerVisit): Promise<VisitAnswered> {
    return this.atLink.visit('portal.answer-visit', proof, async (visit) => {
      const { caller, link } = visit;
      const appointmentId = appointmentOf(visit);
      if (link.used_at !== null && link.used_for !== answer.kind) throw linkNotUsable();
      if (link.used_at === null) {
        await this.answers.give(caller, appointmentId, answer, uuidv5(answer.kind, link.id));
        await this.links.use(caller, link.id, this.clock.nowIso(), answer.kind);
      }
      const { state } = await this.seen(visit);
      return { kind: answer.kind, isLate: state === 'cancelled-late' };
    });
  }

  private async seen(visit: LinkVisit): Promise<VisitForPatient> {
    const seen = await this.answers.look(visit.caller, appointmentOf(visit));
    if (seen === undefined) throw linkNotUsable();
    return seen;
  }
}

/** A link to something else does not open a visit, and says so like any other. */
function appointmentOf({ link }: LinkVisit): string {
  if (link.appointment_id === null) throw linkNotUsable();
  return link.appointment_id;
}

function standingOf(state: VisitForPatient['state']): VisitAtLinkView['standing'] {
  if (state === 'booked') return 'waits-for-answer';
  return state === 'confirmed' ? 'confirmed' : 'changed';
}
