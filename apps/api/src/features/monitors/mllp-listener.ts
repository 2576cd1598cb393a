import { createServer, type Server, type Socket } from 'node:net';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { codeIn } from '@sojourn/domain';
import { deviceNamedBy } from '../../platform/secrets/device-token.js';
import { opened } from './envelope.js';
import { framed, MllpFrames, type FrameEvent } from './mllp-frames.js';
import { ReceiveMessage } from './receive-message.js';

const mostBytes = 256 * 1024;
const mostConnections = 100;
const patienceMilliseconds = 30_000;

/**
 * Takes monitors' messages over MLLP on a port of its own, when the configuration names one. Messages of a connection are answered one after
 * the other in the order they came; the token stands in MSH-8, the header's field for security.
 */
@Injectable()
export class MllpListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Monitors');
  private readonly connections = new Map<Socket, Promise<void>>();
  private server: Server | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly receiving: ReceiveMessage,
  ) {}

  /** Where it listens; null when it does not. */
  get port(): number | null {
    const address = this.server?.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { monitorPort: port, monitorHost: host } = this.config;
    if (port === undefined) return;
    const server = createServer((socket) => this.serve(socket));
    server.maxConnections = mostConnections;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    server.on('error', () => this.logger.error('The port for monitors stumbled and goes on'));
    this.server = server;
  }

  /** Takes nothing new, answers what it has begun, then lets go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.server?.close();
    await Promise.all(this.connections.values());
    for (const socket of this.connections.keys()) socket.destroy();
  }

  private serve(socket: Socket): void {
    const frames = new MllpFrames(mostBytes);
    this.connections.set(socket, Promise.resolve());
    socket.setKeepAlive(true);
    socket.on('data', (chunk) => {
      const events = frames.take(chunk);
      // A frame that does not end holds the connection no longer than this; between frames a monitor may be silent for as long as it likes.
      socket.setTimeout(frames.isOpen ? patienceMilliseconds : 0);
      if (events.length === 0) return;
      socket.pause();
      const before = this.connections.get(socket) ?? Promise.resolve();
      this.connections.set(
        socket,
        before.then(() => this.answer(socket, events)),
      );
    });
    socket.on('timeout', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.connections.delete(socket));
  }

  private async answer(socket: Socket, events: readonly FrameEvent[]): Promise<void> {
    for (const event of events) {
      if ('tooLarge' in event) {
        this.logger.warn('A message larger than the limit was not taken; its connection was closed');
        socket.end(framed(this.receiving.said({ message: null }, ['too-large']).answer));
        return;
      }
      const envelope = opened(event.frame);
      const token = envelope.message === null ? '' : codeIn(envelope.message.header, 8, envelope.message.delimiters);
      const { answer } =
        envelope.message === null
          ? this.receiving.said(envelope, envelope.reasons)
          : await this.receiving.execute(deviceNamedBy(token), envelope);
      if (!socket.destroyed) socket.write(framed(answer));
    }
    socket.resume();
  }
}
