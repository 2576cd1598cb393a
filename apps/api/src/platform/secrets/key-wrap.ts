import { createHash, randomBytes } from 'node:crypto';
import { decrypt, encrypt, keyFor } from './sealed-text.js';

/** A data key as it lies in the database: sealed by a master key that does not, with the name of that master key. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly wrappedBy: string;
}

interface Master {
  readonly name: string;
  readonly key: Buffer;
}

/**
 * Envelope encryption: data keys are made at random and lie in the database wrapped by the installation's secret key, which is only in its
 * environment. While the secret key is being changed the former one still opens what it wrapped. See ADR 0050.
 */
export class KeyWrap {
  private readonly current: Master;
  private readonly masters: readonly Master[];

  constructor(purpose: string, secretKey: Buffer, formerSecretKey?: Buffer) {
    this.current = masterOf(purpose, secretKey);
    this.masters = formerSecretKey === undefined ? [this.current] : [this.current, masterOf(purpose, formerSecretKey)];
  }

  freshKey(): Buffer {
    return randomBytes(32);
  }

  wrap(key: Buffer, place: string): WrappedKey {
    return { wrapped: encrypt(key.toString('hex'), this.current.key, place), wrappedBy: this.current.name };
  }

  unwrap({ wrapped, wrappedBy }: WrappedKey, place: string): Buffer {
    const master = this.masters.find(({ name }) => name === wrappedBy);
    if (master === undefined) throw new Error('A data key is wrapped by another secret key: give that one as FORMER_SECRET_KEY');
    return Buffer.from(decrypt(wrapped, master.key, place), 'hex');
  }

  isCurrent({ wrappedBy }: Pick<WrappedKey, 'wrappedBy'>): boolean {
    return wrappedBy === this.current.name;
  }
}

function masterOf(purpose: string, secretKey: Buffer): Master {
  const key = keyFor(purpose, secretKey);
  return { key, name: createHash('sha256').update(key).digest('hex').slice(0, 16) };
}
