import { connect, type Socket } from 'node:net';

const start = '\u000b';
const end = '\u001c\r';

/** A monitor's connection: sends frames as they are given, and reads one answer after the other. */
export class MllpClient {
  private received = '';
  private wake: () => void = () => undefined;
  private isClosed = false;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.received += chunk.toString('utf8');
      this.wake();
    });
    socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
    socket.on('error', () => undefined);
  }

  static async at(port: number): Promise<MllpClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new MllpClient(socket);
  }

  /** Bytes as they are, framed or not. */
  write(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  async ask(message: string | Buffer): Promise<string> {
    this.write(Buffer.concat([Buffer.from(start), Buffer.from(message), Buffer.from(end)]));
    return this.answer();
  }

  /** The next answer, without its frame; empty when the server closed first. */
  async answer(): Promise<string> {
    while (!this.received.includes(end) && !this.isClosed) await new Promise<void>((resolve) => (this.wake = resolve));
    const [first = '', ...rest] = this.received.split(end);
    this.received = rest.join(end);
    return first.replace(start, '');
  }

  /** Whether the server has closed the connection, once it has. */
  async closed(): Promise<boolean> {
    while (!this.isClosed) await new Promise<void>((resolve) => (this.wake = resolve));
    return true;
  }

  close(): void {
    this.socket.destroy();
  }
}
