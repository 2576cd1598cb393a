import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { keyFor } from '../../../platform/secrets/sealed-text.js';

/** One try of one message: what a letter that comes back is about. */
export interface NamedTry {
  readonly clinicId: number;
  readonly messageId: string;
  readonly tries: number;
}

const [namedBytes, signatureBytes] = [22, 10];
/** 32 bytes in small letters and digits: mail servers may change the case of an address, and it has room for 64 characters. */
const [radix, length] = [36, 50];

/** The names of tries within envelope senders, signed: nobody else can make one. */
@Injectable()
export class ReturnTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = keyFor('returned letters', config.secretKey);
  }

  of({ clinicId, messageId, tries }: NamedTry): string {
    const named = Buffer.alloc(namedBytes);
    named.writeUInt32BE(clinicId);
    named.write(messageId.replaceAll('-', ''), 4, 'hex');
    named.writeUInt16BE(Math.min(tries, 0xffff), 20);
    const signed = Buffer.concat([named, this.signatureOf(named)]);
    return BigInt(`0x${signed.toString('hex')}`)
      .toString(radix)
      .padStart(length, '0');
  }

  /** The try a token names; null when it is not ours. A guess costs the database nothing. */
  read(token: string): NamedTry | null {
    if (!/^[0-9a-z]{50}$/i.test(token)) return null;
    const number = [...token].reduce((sum, digit) => sum * BigInt(radix) + BigInt(parseInt(digit, radix)), 0n);
    const bytes = Buffer.from(number.toString(16).padStart((namedBytes + signatureBytes) * 2, '0'), 'hex');
    const [named, signature] = [bytes.subarray(0, namedBytes), bytes.subarray(namedBytes)];
    if (signature.length !== signatureBytes || !timingSafeEqual(signature, this.signatureOf(named))) return null;
    const id = named.toString('hex', 4, 20).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return { clinicId: named.readUInt32BE(), messageId: id, tries: named.readUInt16BE(20) };
  }

  private signatureOf(named: Buffer): Buffer {
    return createHmac('sha256', this.key).update(named).digest().subarray(0, signatureBytes);
  }
}
