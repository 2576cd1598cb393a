import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MessageView } from '@sojourn/domain';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { decrypt, encrypt, keyFor } from '../../platform/secrets/sealed-text.js';

/** What a message says and to which address; it may hold a link that opens something. */
export interface MessageContent {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** A message as it is kept. */
export interface SealedMessage {
  readonly id: string;
  readonly sealed_content: Buffer;
  /** The address it goes to since it was sent again, where that is another than it was made for. */
  readonly resent_to: Buffer | null;
}

/** Messages are kept encrypted, each bound to its own row. */
@Injectable()
export class MessageSeal {
  private readonly key: Buffer;
  private readonly markKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = keyFor('messages', config.secretKey);
    this.markKey = keyFor('message addresses', config.secretKey);
  }

  close(clinicId: number, id: string, content: MessageContent): Buffer {
    return encrypt(JSON.stringify(content), this.key, `${clinicId} ${id}`);
  }

  closeAddress(clinicId: number, id: string, address: string): Buffer {
    return encrypt(address, this.key, `${clinicId} ${id} address`);
  }

  /** What a message says; null where it does not open, as it was damaged or closed with another key. */
  read(clinicId: number, message: SealedMessage): MessageContent | null {
    try {
      return this.open(clinicId, message);
    } catch {
      return null;
    }
  }

  /** The same for the same address of a clinic, however it is written, and no way back to it. */
  markOf(clinicId: number, address: string): Buffer {
    return createHmac('sha256', this.markKey).update(`${clinicId} ${address.trim().toLowerCase()}`).digest();
  }

  /** The mark of where a message went; null where that cannot be read. */
  markOfMessage(clinicId: number, { isReadable, address }: Pick<MessageView, 'isReadable' | 'address'>): Buffer | null {
    return isReadable ? this.markOf(clinicId, address) : null;
  }

  private open(clinicId: number, { id, sealed_content: sealed, resent_to: resentTo }: SealedMessage): MessageContent {
    const content = JSON.parse(decrypt(sealed, this.key, `${clinicId} ${id}`)) as MessageContent;
    return resentTo === null ? content : { ...content, address: decrypt(resentTo, this.key, `${clinicId} ${id} address`) };
  }
}
