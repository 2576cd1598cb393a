import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../caller/access.js';
import { Database } from '../database/database.js';
import { ProblemException } from '../http/problem.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('live')
  @Access('anyone', 'health.live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. */
  @Get('ready')
  @Access('anyone', 'health.ready')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.database.unscoped().query('SELECT 1');
      return { status: 'ok' };
    } catch {
      throw new ProblemException({ status: 503, code: 'not-ready', title: 'Not ready', detail: 'The database does not answer.' });
    }
  }
}
