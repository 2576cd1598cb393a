import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Behaviour = 'takes' | 'refuses-address' | 'is-busy' | 'breaks-off';

/** A mail server on loopback that takes letters, or does what mail servers do on bad days. */
export class TestMailServer {
  /** `from` is the envelope's: where a report about the letter would go. */
  readonly letters: { readonly from: string; readonly to: string[]; readonly text: string }[] = [];
  behaviour: Behaviour = 'takes';

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  /** On a free port, or on one where another stood before. */
  static async start(onPort = 0): Promise<TestMailServer> {
    const self: { here?: TestMailServer } = {};
    const answered = (code: number) => Object.assign(new Error('Not now'), { responseCode: code });
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, next) => {
        if (self.here?.behaviour === 'refuses-address') return next(answered(550));
        return next(self.here?.behaviour === 'is-busy' ? answered(451) : null);
      },
      onData: (stream, session, next) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const text = Buffer.concat(parts).toString('utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
          const { mailFrom } = session.envelope;
          self.here?.letters.push({ from: mailFrom === false ? '' : mailFrom.address, to, text });
          if (self.here?.behaviour === 'breaks-off') return server.connections.forEach((connection) => connection.close());
          return next();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    const here = new TestMailServer(server, `smtp://127.0.0.1:${port}`);
    self.here = here;
    return here;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
