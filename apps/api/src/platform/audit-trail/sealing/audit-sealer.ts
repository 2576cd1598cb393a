import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database, type ClinicData } from '../../database/database.js';
import { ClinicDirectory } from '../../database/clinic-directory.js';
import { Checkpoints } from './checkpoints.js';
import { merkleRootOf } from './merkle.js';
import { linkOf, noLink, sealKeyFrom, signed, type Seal, type SealKey } from './seal.js';
import { SealStore } from './seal.store.js';

const entriesPerSeal = 1000;
const sealsPerRound = 20;
/** Every so many rounds all clinics are looked at, not only those this process wrote for: another process may have died. */
const roundsPerSweep = 12;

/**
 * Seals each clinic's audit entries every few seconds. Any number of processes may run it: a clinic's turn is a row lock, and a round that
 * is cut off leaves nothing behind, since taking entries out of the queue and writing their seal are one transaction.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('AuditSealer');
  private readonly key: SealKey;
  private readonly touched = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private round = 0;
  private isStopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly directory: ClinicDirectory,
    private readonly store: SealStore,
    private readonly checkpoints: Checkpoints,
    private readonly clock: Clock,
  ) {
    this.key = sealKeyFrom(config.secretKey);
  }

  /** Says that the clinic has a new entry. Only a hint: what is forgotten here is found by the next sweep. */
  expect(clinicId: number): void {
    this.touched.add(clinicId);
  }

  onApplicationBootstrap(): void {
    if (this.config.auditSealSeconds > 0) this.plan();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Seals what waits in the clinic; answers the seals made. None when another process is at it. */
  async seal(clinicId: number): Promise<Seal[]> {
    const made: Seal[] = [];
    for (let turn = 0; turn < sealsPerRound; turn += 1) {
      const seal = await this.database.inClinic(clinicId, (data) => this.sealOnce(data, clinicId));
      if (seal === undefined) break;
      await this.checkpoints.write([seal]);
      made.push(seal);
      if (seal.count < entriesPerSeal) break;
    }
    return made;
  }

  private plan(): void {
    if (this.isStopping) return;
    this.timer = setTimeout(() => {
      this.running = this.runRound().finally(() => this.plan());
    }, this.config.auditSealSeconds * 1000);
    this.timer.unref();
  }

  private async runRound(): Promise<void> {
    for (const clinicId of await this.clinicsOfRound()) {
      try {
        await this.seal(clinicId);
      } catch (error) {
        this.touched.add(clinicId);
        this.logger.error(`Clinic ${clinicId} could not be sealed and is tried again: ${error instanceof Error ? error.name : 'fault'}`);
      }
    }
  }

  private async clinicsOfRound(): Promise<number[]> {
    const touched = [...this.touched];
    this.touched.clear();
    this.round += 1;
    if (this.round % roundsPerSweep !== 1) return touched;
    const all = await this.directory.clinics().catch(() => []);
    return [...new Set([...all, ...touched])];
  }

  private async sealOnce(data: ClinicData, clinicId: number): Promise<Seal | undefined> {
    if (!(await this.store.takesTurn(data, clinicId))) return undefined;
    const waiting = await this.store.waiting(data, clinicId, entriesPerSeal);
    if (waiting.length === 0) return undefined;
    const before = await this.store.last(data, clinicId);
    const seal = signed(
      {
        clinicId,
        number: (before?.number ?? 0) + 1,
        sealedAt: this.clock.nowIso(),
        count: waiting.length,
        total: (before?.total ?? 0) + waiting.length,
        root: merkleRootOf(waiting.map(({ leaf_hash }) => leaf_hash)).toString('hex'),
        previous: before === null ? noLink : linkOf(before),
      },
      this.key,
    );
    const entryIds = waiting.map(({ entry_id }) => entry_id);
    await this.store.keep(data, seal, entryIds);
    return seal;
  }
}
