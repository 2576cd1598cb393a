import { Injectable } from '@nestjs/common';
import {
  instant,
  patientTimeWords,
  preparationWords,
  type AnswerOfferAtLink,
  type OfferAnswered,
  type OfferAtLinkView,
  type OpenLink,
} from '@sojourn/domain';
import { Clock } from '../../../platform/clock/clock.js';
import { ProblemException } from '../../../platform/http/problem.js';
import { AnswerOffer, OfferedSlotQueries } from '../../waitlist/index.js';
import { AccessLinksStore } from '../access-links.store.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { PatientAtLink, type LinkVisit } from '../patient-at-link.js';
import { linkNotUsable } from '../refusals.js';
import { preparationOf } from './write-offer.js';

/** A freed time by link: the patient sees when it is and until when to answer, and says once yes or no. */
@Injectable()
export class OfferAtLink {
  constructor(
    private readonly atLink: PatientAtLink,
    private readonly links: AccessLinksStore,
    private readonly offers: OfferedSlotQueries,
    private readonly answering: AnswerOffer,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly clock: Clock,
  ) {}

  /** A link that was used, and an offer that has run out or was taken back, say so like any other. */
  open(proof: OpenLink): Promise<OfferAtLinkView> {
    return this.atLink.visit('portal.open-offer', proof, async (visit) => {
      if (visit.link.used_at !== null) throw linkNotUsable();
      const offer = await this.offers.find(visit.caller, offerOf(visit));
      const { state, startsAt, expiresAt, siteZone, patientZone } = offer;
      if (state !== 'open' && state !== 'gone') throw linkNotUsable();
      const { name: clinicName, phone } = await this.clinics.of(visit.caller);
      const [when, answerUntil] = [startsAt, expiresAt].map((at) => patientTimeWords(instant(at), siteZone, patientZone));
      const preparation = preparationWords({ preparation: preparationOf(offer), escortName: null });
      return { clinicName, phone, when: when ?? '', answerUntil: answerUntil ?? '', standing: state, preparation };
    });
  }

  /** The same answer again, on a bad line, gets the same reply; another one changes nothing. A time that is gone uses nothing up. */
  answer({ answer, ...proof }: AnswerOfferAtLink): Promise<OfferAnswered> {
    return this.atLink.visit('portal.answer-offer', proof, async (visit) => {
      const { caller, link } = visit;
      const state = await this.answering.execute(caller, offerOf(visit), answer).catch((fault: unknown) => {
        // An offer that is over says nothing else than a link that is over: who tries links learns nothing.
        throw fault instanceof ProblemException ? linkNotUsable() : fault;
      });
      if (state !== 'accepted' && state !== 'declined' && state !== 'gone') throw linkNotUsable();
      if (state !== 'gone') await this.links.use(caller, link.id, this.clock.nowIso());
      return { state };
    });
  }
}

/** A link to something else does not open an offer. */
function offerOf({ link }: LinkVisit): string {
  if (link.offer_id === null) throw linkNotUsable();
  return link.offer_id;
}
