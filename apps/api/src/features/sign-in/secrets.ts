import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hashWith = promisify(argon2);
/** OWASP-listed argon2id cost: 46 MiB, one pass. Hashes say their own cost, so raising it later keeps old ones readable. */
const cost = { memory: 47104, passes: 1, parallelism: 1 };
const tagLength = 32;
let running = 0;
const waiting: (() => void)[] = [];

/** At most two hashes at a time, so that a storm of sign-ins cannot exhaust memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function derive(secret: string, nonce: Buffer, parameters: typeof cost): Promise<Buffer> {
  return inTurn(() => hashWith('argon2id', { message: secret.normalize('NFKC'), nonce, tagLength, ...parameters }));
}

/** An argon2id hash in the usual text form: `$argon2id$v=19$m=47104,t=1,p=1$salt$hash`. */
export async function hashSecret(secret: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive(secret, nonce, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64')}$${hash.toString('base64')}`;
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

/** Whether the secret fits. An unknown person (`undefined`), or one who has set no password yet, costs the same time and never fits. */
export async function isSecret(secret: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, hash] = form.exec(stored ?? '') ?? [];
  const parameters = hash === undefined ? cost : { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const derived = await derive(secret, Buffer.from(nonce ?? 'AAAAAAAAAAAAAAAAAAAAAA==', 'base64'), parameters);
  const expected = Buffer.from(hash ?? '', 'base64');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
