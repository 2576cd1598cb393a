import { Injectable } from '@nestjs/common';
import { defaultPagesPolicy, type AddOwnPasskey, type ForgetOwnPasskey, type OpenLink, type OwnPagesView } from '@sojourn/domain';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../platform/clock/clock.js';
import { PasskeyCeremony, type PasskeyQuestion } from '../../sign-in/index.js';
import { tooManyPasskeys } from '../refusals.js';
import { PagesPasses } from './pages-passes.js';
import { PagesView } from './pages-view.js';
import { PatientAtPages, type PagesVisit } from './patient-at-pages.js';
import { PatientPasskeyStore, type PatientPasskey } from './patient-passkey.store.js';

/** What the device calls the passkey: neither clinic nor person, for others see its list of passkeys too. */
const name = 'My own page';

/** The passkeys of a patient's own pages: set up with link and birth date, forgotten at any time. See ADR 0077. */
@Injectable()
export class OwnPasskeys {
  constructor(
    private readonly atPages: PatientAtPages,
    private readonly view: PagesView,
    private readonly store: PatientPasskeyStore,
    private readonly ceremony: PasskeyCeremony,
    private readonly passes: PagesPasses,
    private readonly clock: Clock,
  ) {}

  async ask(proof: OpenLink): Promise<PasskeyQuestion> {
    const { of, known, handle } = await this.atPages.byLink('portal.begin-pages-passkey', proof, async (visit) => {
      const { caller, patientId } = visit;
      return { of: asked(visit), known: await this.roomFor(visit), handle: this.passes.handleOf(caller.clinicId, patientId) };
    });
    return this.ceremony.askToAdd('patient-add', of, { name, handle, known });
  }

  /** The question is used up whatever comes of it, before the link is looked at. */
  async add({ passkey, device, ...proof }: AddOwnPasskey): Promise<OwnPagesView> {
    const question = await this.ceremony.take('patient-add', passkey);
    return this.atPages.byLink('portal.add-pages-passkey', proof, async (visit) => {
      const credential = question?.of === asked(visit) ? await this.ceremony.added(passkey) : undefined;
      if (credential === undefined) return null;
      await this.roomFor(visit);
      const { caller, patientId } = visit;
      const key = { ...credential, keyId: uuidv7(), patientId, device, madeAt: this.clock.nowIso() };
      return (await this.store.add(caller, key)) ? this.view.of(visit) : null;
    });
  }

  forget({ id, ...proof }: ForgetOwnPasskey): Promise<OwnPagesView> {
    return this.atPages.visit('portal.forget-pages-passkey', proof, async (visit) => {
      await this.store.forget(visit.caller, visit.patientId, id);
      return this.view.of(visit);
    });
  }

  /** What the patient has already, when there is room for one more. */
  private async roomFor({ caller, patientId }: PagesVisit): Promise<PatientPasskey[]> {
    const known = await this.store.of(caller, patientId, this.passes.usedSince());
    if (known.length >= defaultPagesPolicy.mostPasskeys) throw tooManyPasskeys();
    return known;
  }
}

/** Of whom a question is asked: this patient of this clinic. */
function asked({ caller, patientId }: PagesVisit): string {
  return uuidv5(`own pages, clinic ${caller.clinicId}`, patientId);
}
