import * as z from 'zod';

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(50).default(8),
  DATABASE_WAIT_MILLISECONDS: z.coerce.number().int().min(100).max(60_000).default(1000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  MONITOR_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  MONITOR_HOST: z.string().min(1).default('127.0.0.1'),
  MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  MAIL_RETURNS_TO: z
    .email()
    .regex(/^[^+@]{1,13}@/, 'must have at most 13 characters before the @ and no +')
    .optional(),
  MAIL_RETURNS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  MAIL_RETURNS_HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.string().min(1).default('loopback'),
  SECRET_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  FORMER_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .optional(),
  WEB_ROOT: z.string().optional(),
  AUDIT_SEAL_SECONDS: z.coerce.number().int().min(0).max(60).default(5),
  AUDIT_CHECKPOINTS: z.string().min(1).optional(),
  API_DOCS: z.stringbool().optional(),
  RUN_JOBS: z.stringbool().default(true),
  KEPT_ANSWER_HOURS: z.coerce.number().int().min(1).max(720).default(24),
  KEPT_KEY_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  KEPT_SIGN_IN_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  readonly databaseUrl: string;
  /** Connections for requests; what the bedside appends has half as many of its own besides. */
  readonly databasePool: number;
  /** How long a request waits for one of them before it is told that the record is busy. */
  readonly databaseWaitMilliseconds: number;
  readonly host: string;
  readonly port: number;
  /** Where monitors send HL7 over MLLP; without a port nothing listens. MLLP knows no encryption: the address belongs into a network of its own. */
  readonly monitorPort: number | undefined;
  readonly monitorHost: string;
  /** The mail server that messages to patients are handed to, and their sender; without both they stay in the clinic's own list, to be read there. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /**
   * Where letters that come back go: each letter has an envelope sender of its own, made of this address. Their door listens only where a port is
   * named; it takes plain SMTP from the clinic's own mail server, so its address belongs into a network of its own.
   */
  readonly mailReturns: { readonly to: string; readonly port: number | undefined; readonly host: string } | null;
  readonly publicOrigin: string | undefined;
  /** Whose word on a caller's address is taken: addresses, ranges, or `loopback`, `uniquelocal`, with commas between. */
  readonly trustedProxies: string;
  /** Encrypts second-factor secrets; the key that signs audit seals is derived from it. 32 bytes. */
  readonly secretKey: Buffer;
  /** The secret key before this one, while keys that it wrapped are being wrapped anew (`npm run rotate-keys`). */
  readonly formerSecretKey: Buffer | undefined;
  /** The address that passkeys are made for; a browser makes none for a bare IP address. */
  readonly passkeyOrigin: string;
  /** What links to this installation begin with. */
  readonly linkOrigin: string;
  readonly webRoot: string | undefined;
  /** How often audit entries are sealed; 0 leaves it to another process. */
  readonly auditSealSeconds: number;
  /** A folder outside the database, best on another disk, where every seal is written down once more. */
  readonly auditCheckpoints: string | undefined;
  /** Whether /api/docs is served; unless set, not behind a public TLS address. */
  readonly servesApiDocs: boolean;
  /** Whether this process does background work. */
  readonly runsJobs: boolean;
  /** How long the answer to a write is kept for a repetition of it, and how long its key is recognised. */
  readonly keptAnswerHours: number;
  readonly keptKeyDays: number;
  /** How long an expired sign-in is kept. */
  readonly keptSignInDays: number;
  readonly logLevel: string;
  /** Whether cookies travel over TLS only. */
  readonly isSecure: boolean;
}

/** Reads the environment once; a setting that is there and empty is none. Throws an Error whose message names every bad setting, so that the start stops with a sentence. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Sojourn cannot start with this configuration: ${faults.join('; ')}.`);
  }
  const settings = read.data;
  const isSecure = settings.PUBLIC_ORIGIN?.startsWith('https:') ?? false;
  return {
    databaseUrl: settings.DATABASE_URL,
    databasePool: settings.DATABASE_POOL,
    databaseWaitMilliseconds: settings.DATABASE_WAIT_MILLISECONDS,
    host: settings.HOST,
    port: settings.PORT,
    monitorPort: settings.MONITOR_PORT,
    monitorHost: settings.MONITOR_HOST,
    mail: mailOf(settings),
    mailReturns: mailReturnsOf(settings),
    publicOrigin: settings.PUBLIC_ORIGIN,
    trustedProxies: settings.TRUSTED_PROXIES,
    passkeyOrigin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`,
    linkOrigin: settings.PUBLIC_ORIGIN ?? `http://127.0.0.1:${settings.PORT}`,
    secretKey: Buffer.from(settings.SECRET_KEY, 'hex'),
    formerSecretKey: settings.FORMER_SECRET_KEY === undefined ? undefined : Buffer.from(settings.FORMER_SECRET_KEY, 'hex'),
    webRoot: settings.WEB_ROOT,
    auditSealSeconds: settings.AUDIT_SEAL_SECONDS,
    auditCheckpoints: settings.AUDIT_CHECKPOINTS,
    servesApiDocs: settings.API_DOCS ?? !isSecure,
    runsJobs: settings.RUN_JOBS,
    keptAnswerHours: settings.KEPT_ANSWER_HOURS,
    keptKeyDays: settings.KEPT_KEY_DAYS,
    keptSignInDays: settings.KEPT_SIGN_IN_DAYS,
    logLevel: settings.LOG_LEVEL,
    isSecure,
  };
}

/** What a start should be told of its settings, a sentence each; nothing of it keeps it from starting. */
export function warningsOf({ mail, linkOrigin }: Pick<Config, 'mail' | 'linkOrigin'>): readonly string[] {
  const { hostname } = new URL(linkOrigin);
  const leadsHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return mail !== null && leadsHere
    ? [`Links in letters begin with ${linkOrigin}, which opens on this machine only: set PUBLIC_ORIGIN to the address that patients reach.`]
    : [];
}

function mailOf({ MAIL_URL: url, MAIL_FROM: from }: z.infer<typeof schema>): Config['mail'] {
  if (url === undefined && from === undefined) return null;
  if (url === undefined || from === undefined)
    throw new Error('Sojourn cannot start with this configuration: MAIL_URL and MAIL_FROM belong together.');
  return { url, from };
}

function mailReturnsOf(settings: z.infer<typeof schema>): Config['mailReturns'] {
  const { MAIL_RETURNS_TO: to, MAIL_RETURNS_PORT: port, MAIL_RETURNS_HOST: host } = settings;
  if (to !== undefined) return { to, port, host };
  if (port !== undefined) throw new Error('Sojourn cannot start with this configuration: MAIL_RETURNS_PORT needs MAIL_RETURNS_TO.');
  return null;
}

export const CONFIG = Symbol('Config');
