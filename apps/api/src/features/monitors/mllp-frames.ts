const start = 0x0b;
const end = 0x1c;
const carriageReturn = 0x0d;

export type FrameEvent = { readonly frame: Buffer } | { readonly tooLarge: true };

/**
 * Cuts what comes over one connection into MLLP frames, however the network cut it. What stands outside a frame is ignored. A frame that
 * begins before the last one ended replaces it: half a message is no message. A frame that grows beyond the limit ends the connection.
 */
export class MllpFrames {
  private pieces: Buffer[] = [];
  private size = 0;
  private isInFrame = false;
  private isEnding = false;

  constructor(private readonly most: number) {}

  /** Whether a frame has begun and not ended. */
  get isOpen(): boolean {
    return this.isInFrame;
  }

  take(chunk: Buffer): FrameEvent[] {
    const events: FrameEvent[] = [];
    let from = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (byte === start) {
        this.begin();
        from = index + 1;
      } else if (this.isEnding && byte === carriageReturn) {
        this.keep(chunk.subarray(from, index));
        events.push(this.size > this.most ? { tooLarge: true } : { frame: this.framed() });
        this.drop();
        from = index + 1;
      }
      this.isEnding = this.isInFrame && byte === end;
    }
    if (this.isInFrame) this.keep(chunk.subarray(from));
    if (this.size > this.most) {
      events.push({ tooLarge: true });
      this.drop();
    }
    return events;
  }

  private begin(): void {
    this.drop();
    this.isInFrame = true;
  }

  private drop(): void {
    this.pieces = [];
    this.size = 0;
    this.isInFrame = false;
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece);
    this.size += piece.length;
  }

  /** What was kept, without the byte that ended it. */
  private framed(): Buffer {
    return Buffer.concat(this.pieces).subarray(0, -1);
  }
}

/** An answer in its frame. */
export function framed(text: string): Buffer {
  return Buffer.concat([Buffer.from([start]), Buffer.from(text, 'utf8'), Buffer.from([end, carriageReturn])]);
}
