import { Inject, Injectable } from '@nestjs/common';
import { defaultPagesPolicy, type PasskeyResponse } from '@sojourn/domain';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { isSigned, ownerMark, signed } from '../link-token.js';

const hourMs = 3_600_000;

export interface NamedPass {
  readonly clinicId: number;
  readonly passkeyId: string;
}

/** What a patient's passkey says of its clinic, and the pass that it is answered with. See ADR 0077. */
@Injectable()
export class PagesPasses {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The same for everything that opens a patient's pages, and no way back to who it is. */
  markOf(clinicId: number, patientId: string): string {
    return ownerMark(this.config.secretKey, clinicId, patientId);
  }

  /** By what the device knows whose passkey it holds: the clinic and a mark, neither name nor id of the patient. */
  handleOf(clinicId: number, patientId: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.from(`${clinicId}.${this.markOf(clinicId, patientId)}`));
  }

  /** The pass of pages that a passkey has just opened. It is good for hours, and for no longer than the passkey is. */
  passFor({ clinicId, passkeyId }: NamedPass): string {
    const pass = `${clinicId}.${passkeyId}.${this.clock.now().getTime() + defaultPagesPolicy.passHours * hourMs}`;
    return `${pass}.${signed(this.config.secretKey, wordsOf(pass))}`;
  }

  /** What a pass names; null when it is not ours or has run out. */
  namedBy(given: string): NamedPass | null {
    const [clinic = '', passkeyId = '', until = '', signature = ''] = given.split('.');
    const isOurs = isSigned(this.config.secretKey, wordsOf(`${clinic}.${passkeyId}.${until}`), signature);
    return isOurs && Number(until) > this.clock.now().getTime() ? { clinicId: Number(clinic), passkeyId } : null;
  }

  /** A passkey that nobody used since then opens nothing any more. */
  usedSince(): string {
    return new Date(this.clock.now().getTime() - defaultPagesPolicy.passkeyDays * 24 * hourMs).toISOString();
  }
}

function wordsOf(pass: string): string {
  return `portal pass ${pass}`;
}

/**
 * Where to look for the passkey that answers: its signature does not cover the handle, so this says only in which clinic, and nothing is
 * believed before the key that this clinic keeps has proven itself. Null for a passkey that is not a patient's.
 */
export function clinicNamedBy({ response }: PasskeyResponse): number | null {
  const handle = response['userHandle'];
  const said = typeof handle === 'string' ? Buffer.from(handle.slice(0, 100), 'base64url').toString('utf8') : '';
  const clinic = /^([1-9]\d{0,8})\.[\w-]{22}$/.exec(said)?.[1];
  return clinic === undefined ? null : Number(clinic);
}
