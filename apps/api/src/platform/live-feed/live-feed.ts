import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { Subject, filter, map, type Observable, type Subscription } from 'rxjs';
import { CONFIG, type Config } from '../config/config.js';
import { Database, type Announcement } from '../database/database.js';
import type { LiveTopic } from '../database/request-context.js';

const channel = 'sojourn_live';
const batchMilliseconds = 40;

/** Tells every API process what a committed transaction changed, in small batches outside the clinical transactions: ids only. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('LiveFeed');
  private readonly heard = new Subject<Announcement>();
  private readonly stopping = new Subject<void>();
  /** Emits once when the server begins to stop. */
  readonly ends = this.stopping.asObservable();
  private readonly waiting = new Map<number, LiveTopic[]>();
  private announcing: Subscription | undefined;
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.announcing = this.database.changes.subscribe((change) => this.announce(change));
    await this.listen();
  }

  /** Streams end before the server waits for its open requests, or it would wait for ever. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
    this.stopping.next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.announcing?.unsubscribe();
    clearTimeout(this.timer);
    this.heard.complete();
    await this.listener?.end().catch(() => undefined);
  }

  /** What changes in the clinic from now on; ends when the server stops. */
  changesIn(clinicId: number): Observable<readonly LiveTopic[]> {
    return this.heard.pipe(
      filter((announcement) => announcement.clinicId === clinicId),
      map((announcement) => announcement.topics),
    );
  }

  private announce({ clinicId, topics }: Announcement): void {
    this.waiting.set(clinicId, [...(this.waiting.get(clinicId) ?? []), ...topics]);
    this.timer ??= setTimeout(() => void this.flush(), batchMilliseconds);
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    const announcements: Announcement[] = [...this.waiting].map(([clinicId, topics]) => ({ clinicId, topics: distinct(topics) }));
    this.waiting.clear();
    try {
      for (const announcement of announcements.flatMap(inPieces)) {
        await this.database.unscoped().query(`SELECT pg_notify($1, $2)`, [channel, JSON.stringify(announcement)]);
      }
    } catch {
      this.logger.warn('Other screens could not be told of a change; they catch up when they next ask');
    }
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl });
    client.on('notification', ({ payload }) => this.heard.next(JSON.parse(payload ?? '{}') as Announcement));
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.isStopping) setTimeout(() => void this.listen().catch(() => undefined), 1000).unref();
    });
    this.listener = client;
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  }
}

function distinct(topics: readonly LiveTopic[]): LiveTopic[] {
  return [...new Map(topics.map((change) => [`${change.topic} ${change.id}`, change])).values()];
}

/** PostgreSQL carries at most 8000 bytes in one notification. */
function inPieces(announcement: Announcement): Announcement[] {
  const size = 50;
  const count = Math.ceil(announcement.topics.length / size);
  return Array.from({ length: count }, (_, piece) => ({
    ...announcement,
    topics: announcement.topics.slice(piece * size, (piece + 1) * size),
  }));
}
