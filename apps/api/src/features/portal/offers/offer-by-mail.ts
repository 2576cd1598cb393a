import { Injectable } from '@nestjs/common';
import type { OfferSlot } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { MakeOffer, OfferedSlotQueries, type OfferMade } from '../../waitlist/index.js';
import { WriteOffer } from './write-offer.js';

/** Offers a freed time by a letter whose link takes one answer. The same offer made again is the same letter. Source: clinical reference §8.2. */
@Injectable()
export class OfferByMail {
  constructor(
    private readonly offering: MakeOffer,
    private readonly offers: OfferedSlotQueries,
    private readonly writing: WriteOffer,
  ) {}

  async execute(caller: Caller, command: OfferSlot): Promise<OfferMade> {
    const made = await this.offering.execute(caller, command, 'mail');
    await this.writing.execute(caller, await this.offers.find(caller, command.id));
    return made;
  }
}
