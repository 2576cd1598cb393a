import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { OutagePackItem, OutagePackPaper } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { KeptCopies } from './outbox/kept-copies.js';
import { SignInState } from './sign-in-state.js';

const name = 'outage papers';

/** The newest paper of each site for an outage, kept sealed on this device beside the day's copy, so that it is printed without network too. */
@Service()
export class OutagePapers {
  private readonly http = inject(HttpClient);
  private readonly copies = inject(KeptCopies);
  private readonly signIn = inject(SignInState);

  /** Today's papers on this device. Another day's are taken away. */
  async kept(day: string): Promise<readonly OutagePackPaper[]> {
    const papers = (await this.copies.read<readonly OutagePackPaper[]>(name))?.value ?? [];
    const ofToday = papers.filter((paper) => paper.day === day);
    if (papers.length > 0 && ofToday.length === 0) await this.copies.drop([name]);
    return ofToday;
  }

  /** Fetches what is newer than the copy, since opening one is a read of every chart in it. Throws when the server does not answer. */
  async renew(): Promise<readonly OutagePackPaper[]> {
    if (!this.signIn.may('outage-pack.print')) return [];
    const items = await firstValueFrom(this.http.get<OutagePackItem[]>('/api/v1/continuity/outage-packs'));
    const here = (await this.copies.read<readonly OutagePackPaper[]>(name))?.value ?? [];
    const papers: OutagePackPaper[] = [];
    for (const { siteId, day, madeAt } of items) {
      const same = here.find((paper) => paper.siteId === siteId && paper.day === day && paper.madeAt === madeAt);
      const paper = same ?? (madeAt === null ? null : await firstValueFrom(this.http.get<OutagePackPaper>(addressOf(siteId))));
      if (paper !== null) papers.push(paper);
    }
    this.copies.keep(name, papers);
    return papers;
  }

  /** Makes every site's paper anew, as the day stands now. */
  async makeAnew(): Promise<readonly OutagePackPaper[]> {
    const items = await firstValueFrom(this.http.get<OutagePackItem[]>('/api/v1/continuity/outage-packs'));
    const papers: OutagePackPaper[] = [];
    for (const { siteId } of items) papers.push(await firstValueFrom(this.http.post<OutagePackPaper>(addressOf(siteId), {})));
    this.copies.keep(name, papers);
    return papers;
  }
}

function addressOf(siteId: string): string {
  return `/api/v1/continuity/outage-packs/${siteId}`;
}
