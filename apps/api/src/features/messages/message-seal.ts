import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { decrypt, encrypt, keyFor } from '../../platform/secrets/sealed-text.js';

/** What a message says and to which address; it may hold a link that opens something. */
export interface MessageContent {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** Messages are kept encrypted, each bound to its own row. */
@Injectable()
export class MessageSeal {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = keyFor('messages', config.secretKey);
  }

  close(clinicId: number, id: string, content: MessageContent): Buffer {
    return encrypt(JSON.stringify(content), this.key, `${clinicId} ${id}`);
  }

  open(clinicId: number, id: string, sealed: Buffer): MessageContent {
    return JSON.parse(decrypt(sealed, this.key, `${clinicId} ${id}`)) as MessageContent;
  }
}
