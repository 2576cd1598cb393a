import { Inject, Injectable } from '@nestjs/common';
import { isTabletBusy, type AskAsTablet as Asking, type TabletAnswer } from '@sojourn/domain';
import { AuditTrail } from '../../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { nobodyAs } from '../../../platform/caller/nobody.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { isSecret } from '../../../platform/secrets/device-token.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { tokenOf } from '../link-token.js';
import { tabletNotKnown } from '../refusals.js';
import { isInUse, viewOf } from './tablet-standing.js';
import { tabletNamedBy } from './tablet-token.js';
import { TabletsStore, type TabletRow } from './tablets.store.js';

/**
 * A waiting-room tablet asks whether a form was handed to it. It asks every few seconds, so the audit has what came of it, a form that it
 * began or ceased to show; not each time that there was nothing, nor each refusal: a guess never reaches the database, and a tablet that was
 * taken out of use or lapsed, and asks on, is shown nothing and changes nothing. That it was taken out of use is in the audit already.
 */
@Injectable()
export class AskAsTablet {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: TabletsStore,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ token, left }: Asking): Promise<TabletAnswer> {
    const named = tabletNamedBy(this.config.secretKey, token);
    if (named === null) throw tabletNotKnown();
    const { clinicId, deviceId: id, secret } = named;
    const caller = nobodyAs('Sojourn', clinicId, id);
    const answer = await this.database.within(caller, async () => {
      const row = await this.store.find(caller, id);
      const isLetIn = row !== undefined && isSecret(secret, row.token_hash) && isInUse(row, this.clock.now());
      if (!isLetIn) return null;
      await this.store.seen(caller, id, this.clock.nowIso());
      return this.answerTo(caller, row, left);
    });
    if (answer === null) throw tabletNotKnown();
    return answer;
  }

  private async answerTo(caller: Caller, row: TabletRow, left: string | null): Promise<TabletAnswer> {
    const { name: clinicName, phone } = await this.clinics.of(caller);
    const isShown = isTabletBusy(viewOf(row, this.clock.now())) && !(await this.hasLeft(caller, row, left));
    if (isShown && row.shown_at === null) {
      await this.store.shown(caller, row, this.clock.nowIso());
      await this.audit(caller, 'portal.show-on-tablet', row);
    }
    return { name: row.name, clinicName, phone, form: isShown ? this.formOf(caller, row) : null };
  }

  private async hasLeft(caller: Caller, row: TabletRow, left: string | null): Promise<boolean> {
    if (left === null || left !== row.link_id) return false;
    await this.store.end(caller, row, 'left', this.clock.nowIso());
    await this.audit(caller, 'portal.leave-on-tablet', row);
    return true;
  }

  private formOf({ clinicId }: Caller, { link_id: linkId }: TabletRow): TabletAnswer['form'] {
    return linkId === null ? null : { linkId, path: `/check-in#${tokenOf(this.config.secretKey, { clinicId, linkId })}` };
  }

  private async audit(caller: Caller, action: string, { id: entityId, patient_id: patientId }: TabletRow): Promise<void> {
    await this.auditTrail.write(this.database.of(caller), caller, { action, outcome: 'done', entityId, patientId });
    this.database.publish(caller, 'tablet', entityId);
  }
}
