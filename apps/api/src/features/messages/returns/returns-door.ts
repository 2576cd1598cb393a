import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { deliveryReport } from '@sojourn/domain';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { ReturnTokens, type NamedTry } from './return-tokens.js';
import { TakeReport } from './take-report.js';

const mostBytes = 256 * 1024;
const mostConnections = 20;
const patienceMilliseconds = 30_000;
/** How long a letter may still take when the process ends, as long as background work may. */
const lastMilliseconds = 5000;
const longestVisitMilliseconds = 120_000;

/**
 * Takes letters that come back, by SMTP on a port of its own, when the configuration names one: only for the envelope senders of our own letters, one
 * recipient each, small and soon. What is no report about delivery is taken and dropped unread.
 */
@Injectable()
export class ReturnsDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Letters that come back');
  private server: SMTPServer | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tokens: ReturnTokens,
    private readonly taking: TakeReport,
  ) {}

  /** Where it listens; null when it does not. */
  get port(): number | null {
    return (this.server?.server.address() as AddressInfo | null | undefined)?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.config.mailReturns ?? {};
    if (port === undefined) return;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      hidePIPELINING: true,
      size: mostBytes,
      maxClients: mostConnections,
      socketTimeout: patienceMilliseconds,
      closeTimeout: lastMilliseconds,
      banner: 'Sojourn takes letters that come back',
      onRcptTo: ({ address }, { envelope }, next) => next(this.refusalOf(address, envelope.rcptTo.length)),
      onData: (stream, session, next) => void this.take(stream, session).then(next),
    });
    server.server.on('connection', (socket) => {
      const over = setTimeout(() => socket.destroy(), longestVisitMilliseconds).unref();
      socket.once('close', () => clearTimeout(over));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    server.on('error', () => this.logger.warn('A connection broke off'));
    this.server = server;
  }

  /** Takes nothing new, and ends what it has begun. */
  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private refusalOf(address: string, already: number): Error | null {
    if (this.namedBy(address) === null) return answered(550, 'No such letter');
    return already > 0 ? answered(452, 'One recipient at a time') : null;
  }

  private namedBy(address: string): NamedTry | null {
    const [, local, token = '', domain] = /^([^+@]+)\+([^@]+)@(.+)$/.exec(address.toLowerCase()) ?? [];
    return `${local}@${domain}` === this.config.mailReturns?.to.toLowerCase() ? this.tokens.read(token) : null;
  }

  /** The error to answer with, or null. Where the record cannot take it now, the other server keeps it and comes again. */
  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | null> {
    try {
      const parts: Buffer[] = [];
      for await (const part of stream) if (!stream.sizeExceeded) parts.push(part as Buffer);
      if (stream.sizeExceeded) return answered(552, 'Larger than any report');
      const named = this.namedBy(envelope.rcptTo[0]?.address ?? '');
      const report = deliveryReport(Buffer.concat(parts).toString('latin1'));
      if (named !== null && report !== null) await this.taking.execute(named, report);
      return null;
    } catch {
      this.logger.warn('A letter that came back could not be taken now; it stays with the other mail server');
      return answered(451, 'Not now');
    }
  }
}

function answered(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
