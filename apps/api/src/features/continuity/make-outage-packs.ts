import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defaultOutagePackPolicy } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database, type ClinicData } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OutagePackQueries, type SiteDay } from './outage-pack.queries.js';
import { OutagePackStore, type KeptPaper } from './outage-pack.store.js';
import { outagePaper } from './outage-paper.js';

const dayMs = 86_400_000;

/** Every quarter of an hour: a site whose morning has come and that has no paper for its day gets it. A server that was away in the morning makes up for it. */
@Injectable()
export class MakeOutagePacks implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly directory: ClinicDirectory,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: OutagePackQueries,
    private readonly store: OutagePackStore,
  ) {}

  onModuleInit(): void {
    this.jobs.comesRound({ name: 'make-outage-packs', cron: '*/15 * * * *', run: () => this.execute() });
  }

  async make(data: ClinicData, clinicId: number, site: SiteDay): Promise<KeptPaper> {
    const [visits, madeAt] = [await this.queries.visits(data, clinicId, site), this.clock.nowIso()];
    const pdf = (await outagePaper(site, visits, madeAt)).toString('base64');
    const paper = { madeAt, pdf, patientIds: [...new Set(visits.map(({ patientId }) => patientId))] };
    await this.store.keep(data, clinicId, site, paper);
    return paper;
  }

  private async execute(): Promise<void> {
    const { madeAtLocal, keptDays } = defaultOutagePackPolicy;
    const before = new Date(this.clock.now().getTime() - keptDays * dayMs).toISOString();
    await this.directory.each((clinicId) =>
      this.database.inClinic(clinicId, async (data) => {
        await this.store.forget(data, clinicId, before);
        for (const site of await this.queries.sites(data, clinicId, this.clock.nowIso()))
          if (site.madeAt === null && site.localTime >= madeAtLocal) await this.make(data, clinicId, site);
      }),
    );
  }
}
