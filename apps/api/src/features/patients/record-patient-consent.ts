import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalConsentText, consentCodes, consentTextOn, defaultConsentPolicy, mayDo } from '@sojourn/domain';
import type { ConsentsView, CountersignConsents, RecordConsent, WithdrawConsent } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { ChartFacts } from './chart-facts.js';
import type { Countersignature } from './consents-from-facts.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { consentWithdrawn, textNotInForce } from './refusals.js';

/** Consents as the patient signed them: which words, in which version, by which typed name, before which clinician. */
@Injectable()
export class RecordPatientConsent {
  constructor(
    private readonly facts: ChartFacts,
    private readonly queries: PatientsQueries,
    private readonly store: PatientsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller, patientId: string): Promise<ConsentsView> {
    await this.queries.chart(caller, patientId);
    const { today: on } = await this.facts.day(caller);
    const inForce = consentCodes.map((code) => consentTextOn(code, on)).filter((text) => text !== null);
    const texts = inForce.map((text) => ({ ...text, sha256: createHash('sha256').update(canonicalConsentText(text)).digest('hex') }));
    return { texts, consents: await this.facts.consents(caller, patientId), policy: defaultConsentPolicy };
  }

  async execute(caller: Caller, patientId: string, { id, isClinicianSigning, ...signed }: RecordConsent): Promise<ConsentsView> {
    const { texts } = await this.look(caller, patientId);
    const text = texts.find(({ code, sha256 }) => code === signed.code && sha256 === signed.textSha256);
    if (text === undefined) throw textNotInForce();
    const now = this.clock.nowIso();
    // The front desk may take a signature, but only a proven physician's stands beside it; until then the consent is not in force.
    const isClinician = isClinicianSigning && caller.isSteppedUp && mayDo(caller.roles, 'consents.countersign');
    const clinician = { clinicianSignedAt: isClinician ? now : null, clinicianId: isClinician ? caller.staffMemberId : null };
    const details = {
      ...signed,
      ...clinician,
      textVersion: text.version,
      patientSignature: signed.drawnSignature === null ? 'typed' : 'drawn',
      signedOn: (await this.facts.day(caller)).today,
    };
    const fact = {
      id,
      kind: 'consent',
      details: { ...details, withdrawnOn: null },
      occurredAt: signed.patientSignedAt,
      source: 'recorded',
    } as const;
    await this.store.append(caller, patientId, [fact], now);
    return this.tell(caller, patientId, id);
  }

  /** A physician signs beside the patient, later and for several consents at once. One that is withdrawn refuses them all; one that is signed already keeps its first signature and gains what is stated now. */
  async countersign(caller: Caller, patientId: string, { signatures, ...stated }: CountersignConsents): Promise<ConsentsView> {
    const { consents } = await this.look(caller, patientId);
    for (const { consentId } of signatures) {
      const consent = consents.find((one) => one.id === consentId);
      if (consent === undefined) throw notFound('Consent');
      if (consent.withdrawnOn !== null) throw consentWithdrawn();
    }
    const now = this.clock.nowIso();
    const signedOn = (await this.facts.day(caller)).today;
    const facts = signatures.map(({ id, consentId }) => {
      const details = { consentId, signedOn, ...stated } satisfies Countersignature;
      return { id, kind: 'consent-countersignature', details, occurredAt: now, source: 'recorded' } as const;
    });
    await this.store.append(caller, patientId, facts, now);
    return this.tell(caller, patientId, signatures[0]?.id ?? patientId);
  }

  /** Withdrawing is possible at any time and is never refused; the signature stays readable beside it. */
  async withdraw(caller: Caller, patientId: string, consentId: string, stated: WithdrawConsent & { id: string }): Promise<ConsentsView> {
    const { consents } = await this.look(caller, patientId);
    if (!consents.some(({ id, code }) => id === consentId && code === stated.code)) throw notFound('Consent');
    const { id, ...details } = stated;
    const now = this.clock.nowIso();
    const fact = { id, kind: 'consent-withdrawal', details, occurredAt: now, source: 'recorded', amendsId: consentId } as const;
    await this.store.append(caller, patientId, [fact], now);
    return this.tell(caller, patientId, id);
  }

  private tell(caller: Caller, patientId: string, entityId: string): Promise<ConsentsView> {
    this.database.publish(caller, 'patient', patientId);
    this.database.concerns(caller, { patientId, entityId });
    return this.look(caller, patientId);
  }
}
