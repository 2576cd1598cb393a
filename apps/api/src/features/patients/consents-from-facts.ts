import type { ConsentRecord, ConsentView, LocalDate, SignatureDrawing, WithdrawConsent } from '@sojourn/domain';
import type { KeptFact } from './kept-fact.js';

interface SignedDetails extends ConsentRecord {
  readonly typedSignature: string;
  readonly signerRelation?: string | null;
  readonly drawnSignature?: SignatureDrawing | null;
}

export interface Countersignature {
  readonly consentId: string;
  readonly signedOn: LocalDate;
  readonly isCapacityStated: boolean;
  readonly isCopyGiven: boolean;
}

/**
 * Folds a patient's signatures, the physicians' beside them and the withdrawals into consents, newest first. The first countersignature counts;
 * what a later one states (a copy handed over afterwards) is added, so that nobody has to sign again for it. Capacity that is added so keeps the
 * name and the time of who stated it: it is no statement of whoever signed first.
 */
export function consentsFrom(facts: readonly KeptFact[]): ConsentView[] {
  const of = <Details>(kind: string) => facts.filter((fact) => fact.kind === kind) as KeptFact<Details>[];
  const countersigned = of<Countersignature>('consent-countersignature');
  const withdrawn = of<WithdrawConsent>('consent-withdrawal');
  return of<SignedDetails>('consent')
    .map((signed) => {
      const beside = countersigned.filter(({ details }) => details.consentId === signed.id);
      const withdrawal = withdrawn.find((fact) => fact.amends_id === signed.id);
      return withWithdrawal(withCountersignature(asSigned(signed), beside), withdrawal);
    })
    .toReversed();
}

function asSigned({ id, details, recorded_by: recordedBy }: KeptFact<SignedDetails>): ConsentView {
  const clinicianName = details.clinicianSignedAt === null ? null : recordedBy;
  return { drawnSignature: null, signerRelation: null, ...details, id, recordedBy, clinicianName, capacityAdded: null, withdrawal: null };
}

function withCountersignature(consent: ConsentView, beside: readonly KeptFact<Countersignature>[]): ConsentView {
  const [first] = beside;
  if (first === undefined) return consent;
  const stated = {
    isCapacityStated: consent.isCapacityStated || beside.some(({ details }) => details.isCapacityStated),
    isCopyGiven: consent.isCopyGiven || beside.some(({ details }) => details.isCopyGiven),
  };
  if (consent.clinicianSignedAt !== null) return { ...consent, ...stated, capacityAdded: capacityIn(consent, beside) };
  return {
    ...consent,
    ...stated,
    capacityAdded: first.details.isCapacityStated ? null : capacityIn(consent, beside),
    signedOn: first.details.signedOn,
    clinicianSignedAt: first.recorded_at,
    clinicianId: first.author_id as ConsentRecord['clinicianId'],
    clinicianName: first.recorded_by,
  };
}

function capacityIn(consent: ConsentView, beside: readonly KeptFact<Countersignature>[]): ConsentView['capacityAdded'] {
  const statement = beside.find(({ details }) => details.isCapacityStated);
  if (consent.isCapacityStated || statement === undefined) return null;
  return { by: statement.recorded_by, at: statement.recorded_at };
}

function withWithdrawal(consent: ConsentView, withdrawal: KeptFact<WithdrawConsent> | undefined): ConsentView {
  if (withdrawal === undefined) return consent;
  const { withdrawnOn, statedBy, reason } = withdrawal.details;
  return { ...consent, withdrawnOn, withdrawal: { statedBy, reason, recordedBy: withdrawal.recorded_by } };
}
