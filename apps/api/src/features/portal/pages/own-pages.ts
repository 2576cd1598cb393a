import { Injectable } from '@nestjs/common';
import { defaultPagesPolicy, type EraseWriting, type OpenLink, type OwnPagesView, type SendPages } from '@sojourn/domain';
import { Clock } from '../../../platform/clock/clock.js';
import { stillShared, tooManyWritings } from '../refusals.js';
import { PagesView } from './pages-view.js';
import { PagesStore } from './pages.store.js';
import { PatientAtPages } from './patient-at-pages.js';

const dayMs = 86_400_000;

/** A patient's own pages: what comes next, and what they write for themselves or for whom they choose. */
@Injectable()
export class OwnPages {
  constructor(
    private readonly atPages: PatientAtPages,
    private readonly view: PagesView,
    private readonly store: PagesStore,
    private readonly clock: Clock,
  ) {}

  open(proof: OpenLink): Promise<OwnPagesView> {
    return this.atPages.visit('portal.open-pages', proof, (visit) => this.view.of(visit));
  }

  /** Keeps what the phone has, in one transaction, and shows the pages as they stand then. */
  keep({ writings, sharings, ticks, ...proof }: SendPages): Promise<OwnPagesView> {
    return this.atPages.visit('portal.keep-pages', proof, async (visit) => {
      const { caller, patientId } = visit;
      const now = this.clock.nowIso();
      const since = new Date(Date.parse(now) - dayMs).toISOString();
      const sent = await this.store.countSince(caller, patientId, since);
      if (sent + writings.length > defaultPagesPolicy.mostWritingsADay) throw tooManyWritings();
      for (const writing of writings) await this.store.add(caller, patientId, writing, now);
      for (const sharing of sharings) await this.store.share(caller, patientId, sharing, now);
      for (const tick of ticks) await this.store.tick(caller, patientId, tick, now);
      return this.view.of(visit);
    });
  }

  /** Once more is the same. The audit keeps that a page was erased, and nothing of it. */
  erase({ writingId, ...proof }: EraseWriting): Promise<OwnPagesView> {
    return this.atPages.visit('portal.erase-page', proof, async (visit) => {
      await this.store.erase(visit.caller, visit.patientId, writingId, this.clock.nowIso());
      const view = await this.view.of(visit);
      if (view.writings.some(({ id }) => id === writingId)) throw stillShared();
      return view;
    });
  }
}
