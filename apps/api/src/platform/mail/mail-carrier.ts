import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';

export interface Letter {
  /** Makes the Message-ID: the same letter handed over twice can be told from two letters. */
  readonly id: string;
  readonly to: string;
  /** Stands beside the sender's address. */
  readonly senderName: string;
  /** Names the letter in its envelope sender, so that a report about it finds back. */
  readonly returnToken: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * What became of a letter: taken by the mail server; kept here, since none is configured; to be tried later; refused for good; or nobody knows,
 * because the connection broke while it was being handed over.
 */
export interface Carried {
  readonly kind: 'sent' | 'kept' | 'later' | 'refused' | 'uncertain';
  /** A code, null where nothing went wrong. */
  readonly fault: string | null;
}

const waitMs = 10_000;

/** Hands letters to the mail server. Faults are told by code: the server's own words may quote an address. */
@Injectable()
export class MailCarrier implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const times = { connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs };
    const { mail } = config;
    this.transport =
      mail === null ? null : createTransport({ ...transportOf(mail.url), ...times, disableFileAccess: true, disableUrlAccess: true });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  async carry({ id, senderName, returnToken, ...letter }: Letter): Promise<Carried> {
    const { mail, mailReturns } = this.config;
    if (this.transport === null || mail === null) return { kind: 'kept', fault: null };
    try {
      const domain = mail.from.split('@')[1] ?? 'localhost';
      await this.transport.sendMail({
        ...letter,
        from: { name: senderName, address: mail.from },
        envelope: { from: mailReturns === null ? mail.from : mailReturns.to.replace('@', `+${returnToken}@`), to: letter.to },
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent', fault: null };
    } catch (error) {
      return faultOf(error);
    }
  }
}

function transportOf(url: string): { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  return { host: hostname, port: port === '' ? (secure ? 465 : 587) : Number(port), secure, ...auth };
}

/** A connection that breaks in the middle may have carried the letter: only the mail server knows. */
function faultOf(error: unknown): Carried {
  const of = (name: string): unknown => Reflect.get(Object(error), name);
  const [answer, code] = [Number(of('responseCode')), String(of('code') ?? 'unknown')];
  if (answer >= 500 && code !== 'EAUTH') return { kind: 'refused', fault: `smtp-${answer}` };
  if (answer >= 400) return { kind: 'later', fault: `smtp-${answer}` };
  const hasBroken = of('timeoutType') === 'SOCKET_TIMEOUT' || of('message') === 'Connection closed unexpectedly';
  return { kind: hasBroken ? 'uncertain' : 'later', fault: code };
}
