import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Habits {
  readonly origin: string;
  readonly rpId: string;
  /** Whether its owner unlocked it. */
  readonly isUnlocked: boolean;
  /** Says another owner than it was made for. */
  readonly userHandle?: string;
  /** Counts as a copy would that was made earlier. */
  readonly counter?: number;
}

interface Question {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** A security key in software (WebAuthn, ES256, no attestation), honest unless told otherwise. */
export class SoftAuthenticator {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = randomBytes(16);
  private counter = 0;
  /** By what it knows its owner, as it was told when it was made. */
  private userHandle: string | undefined;

  constructor(private readonly habits: Habits) {}

  create({ challenge, user }: Question, differing: Partial<Habits> = {}): object {
    const habits = { ...this.habits, ...differing };
    this.userHandle = user?.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const [left, right] = [x, y].map((part) => Buffer.from(part ?? '', 'base64url')) as [Buffer, Buffer];
    const cose = new Map<number, CborValue>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, left],
      [-3, right],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([this.authData(habits, 0x40), Buffer.alloc(16), length, this.id, cbor(cose)]);
    const attestation = new Map<string, CborValue>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const response = { attestationObject: url(cbor(attestation)), clientDataJSON: clientData('webauthn.create', challenge, habits) };
    return this.answer({ ...response, transports: ['internal'] });
  }

  get({ challenge }: Question, differing: Partial<Habits> = {}): object {
    const habits = { ...this.habits, ...differing };
    this.counter = habits.counter ?? this.counter + 1;
    const authenticatorData = this.authData(habits, 0);
    const clientDataJSON = clientData('webauthn.get', challenge, habits);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const signature = sign('sha256', signed, this.keys.privateKey);
    const userHandle = habits.userHandle ?? this.userHandle;
    return this.answer({ authenticatorData: url(authenticatorData), clientDataJSON, signature: url(signature), userHandle });
  }

  private answer(response: object): object {
    return { id: url(this.id), rawId: url(this.id), type: 'public-key', response, clientExtensionResults: {} };
  }

  private authData({ rpId, isUnlocked }: Habits, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (isUnlocked ? 0x04 : 0) | more]), counter]);
  }
}

function clientData(type: string, challenge: string, { origin }: Habits): string {
  return url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
}

/** What CBOR (RFC 8949) is needed for here: small numbers, words, bytes and maps of them. */
type CborValue = number | string | Buffer | ReadonlyMap<number | string, CborValue>;

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
}

function cbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, part]) => [cbor(key), cbor(part)])]);
}
