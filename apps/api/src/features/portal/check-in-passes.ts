import { Inject, Injectable } from '@nestjs/common';
import { defaultCheckInPolicy } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { isSigned, signed, type NamedLink } from './link-token.js';

const dayMs = 24 * 3_600_000;

/** What opening a check-in leaves on the phone: a pass for answers that come when the link has died since, and the check-in's mark. See ADR 0086. */
@Injectable()
export class CheckInPasses {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Good for as long as its link is, and some days longer. */
  passFor(link: NamedLink, expiresAt: string): string {
    const until = Date.parse(expiresAt) + defaultCheckInPolicy.takenLateDays * dayMs;
    return `${until}.${signed(this.config.secretKey, wordsOf(link, until))}`;
  }

  /** Whether the pass is one of this very link, and still good. */
  isFor(link: NamedLink, pass: string): boolean {
    const [until = '', signature = ''] = pass.split('.');
    return isSigned(this.config.secretKey, wordsOf(link, Number(until)), signature) && Number(until) > this.clock.now().getTime();
  }

  /** The same for every link to a check-in, and no way back to it. */
  markOf(clinicId: number, assignmentId: string): string {
    return signed(this.config.secretKey, `portal check-in of ${clinicId} ${assignmentId}`).slice(0, 22);
  }
}

function wordsOf({ clinicId, linkId }: NamedLink, until: number): string {
  return `portal check-in pass ${clinicId} ${linkId} ${until}`;
}
