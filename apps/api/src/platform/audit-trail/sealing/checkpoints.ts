import { Inject, Injectable, Logger } from '@nestjs/common';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG, type Config } from '../../config/config.js';
import type { Seal } from './seal.js';

/**
 * Writes every seal outside the database too, one JSON line each, in a file a month: whoever cuts the end off the trail cannot cut it off here.
 * The folder belongs on another disk or host. A line that cannot be written is said in the log and does not stop the sealing:
 * the next line vouches for the seals before it.
 */
@Injectable()
export class Checkpoints {
  private readonly logger = new Logger('AuditCheckpoints');

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async write(seals: readonly Seal[]): Promise<void> {
    const folder = this.config.auditCheckpoints;
    const month = seals[0]?.sealedAt.slice(0, 7);
    if (folder === undefined || month === undefined) return;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(join(folder, `audit-checkpoints-${month}.jsonl`), 'a', 0o600);
      try {
        await file.appendFile(seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      const code: unknown = Reflect.get(Object(error), 'code');
      this.logger.error(`The audit checkpoint could not be written (${String(code)}); the seal itself is kept in the database`);
    }
  }
}
