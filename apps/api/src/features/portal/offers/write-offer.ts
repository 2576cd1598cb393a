import { Inject, Injectable } from '@nestjs/common';
import { instant, offerText } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { KeepMessage } from '../../messages/index.js';
import type { OfferedSlot } from '../../waitlist/index.js';
import { AccessLinksStore } from '../access-links.store.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { tokenOf } from '../link-token.js';
import { PagesLinkQueries } from '../pages/pages-link.queries.js';
import { preparationFor } from '../reminded-visits.queries.js';
import { cannotBeMailed } from '../refusals.js';

/** Writes the letter of an offer, with a link of its own by which the patient answers. */
@Injectable()
export class WriteOffer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly patients: PagesLinkQueries,
    private readonly links: AccessLinksStore,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly keeping: KeepMessage,
    private readonly clock: Clock,
  ) {}

  /** The link lives until the time begins: until then it can say that somebody was faster. Whether the offer is open is asked of the offer. */
  async execute(caller: Caller, offer: OfferedSlot): Promise<void> {
    const { patientId, startsAt, expiresAt, siteZone, patientZone } = offer;
    const { hasBirthDate, address, clinicName } = await this.patients.patient(caller, patientId);
    if (!hasBirthDate || address === null) throw cannotBeMailed();
    const id = uuidv5('link of offer', offer.id);
    const opens = { assignmentId: null, appointmentId: null, offerId: offer.id };
    await this.links.make(caller, { id, patientId, ...opens, expiresAt: startsAt, madeBy: caller.staffMemberId, at: this.clock.nowIso() });
    const link = `${this.config.linkOrigin}/offer#${tokenOf(this.config.secretKey, { clinicId: caller.clinicId, linkId: id })}`;
    const { phone } = await this.clinics.of(caller);
    const times = { startsAt: instant(startsAt), answerUntil: instant(expiresAt), siteZone, patientZone };
    const words = offerText({ clinicName, phone, link, ...times, preparation: preparationOf(offer), escortName: null });
    const about = { id: uuidv5('letter of offer', offer.id), kind: 'slot-offer', aboutId: offer.id, occasion: 'offer' } as const;
    await this.keeping.execute(caller, { ...about, patientId, address, words });
  }
}

/** How the offered visit is prepared for; null where it brings no dose. */
export function preparationOf({ visitType, product }: OfferedSlot): ReturnType<typeof preparationFor> {
  return preparationFor({ visit_type: visitType, product });
}
