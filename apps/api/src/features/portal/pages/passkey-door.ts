import { Injectable } from '@nestjs/common';
import type { OwnPagesByPasskey, PasskeyResponse } from '@sojourn/domain';
import { nobodyAs } from '../../../platform/caller/nobody.js';
import { Clock } from '../../../platform/clock/clock.js';
import { PasskeyCeremony } from '../../sign-in/index.js';
import { PatientVisits } from '../patient-visits.js';
import { linkNotUsable } from '../refusals.js';
import { clinicNamedBy, PagesPasses } from './pages-passes.js';
import { PagesView } from './pages-view.js';
import { PatientPasskeyStore } from './patient-passkey.store.js';

/**
 * Opens a patient's pages by their passkey, without link and birth date. The passkey says in which clinic it is kept; the key kept there proves
 * it, and says whose it is. A passkey that this clinic does not know leaves no trace, like a link that is not ours.
 */
@Injectable()
export class PasskeyDoor {
  constructor(
    private readonly ceremony: PasskeyCeremony,
    private readonly visits: PatientVisits,
    private readonly store: PatientPasskeyStore,
    private readonly passes: PagesPasses,
    private readonly view: PagesView,
    private readonly clock: Clock,
  ) {}

  async open(response: PasskeyResponse, requestId: string): Promise<OwnPagesByPasskey> {
    const question = await this.ceremony.take('patient-prove', response);
    const clinicId = clinicNamedBy(response);
    if (clinicId === null) throw linkNotUsable();
    const caller = nobodyAs('Patient', clinicId, requestId);
    const knock = async () => {
      const key = await this.store.answering(caller, response.id, this.passes.usedSince());
      if (key === undefined) throw linkNotUsable();
      const { keyId, patientId } = key;
      const counter = question === undefined ? undefined : await this.ceremony.proven(key, response);
      if (counter !== undefined) await this.store.used(caller, keyId, counter, this.clock.nowIso());
      return { entityId: keyId, patientId, visit: counter === undefined ? null : { caller, patientId, goodUntil: null, keyId } };
    };
    return this.visits.run(caller, 'portal.open-pages-by-passkey', knock, async ({ keyId: passkeyId, ...visit }) => ({
      ...{ view: await this.view.of(visit), passkeyId },
      pass: this.passes.passFor({ clinicId, passkeyId }),
    }));
  }
}
