import type { ConsentRecord, ConsentView, LocalDate, SignatureDrawing, WithdrawConsent } from '@sojourn/domain';
import type { KeptFact } from './kept-fact.js';

interface SignedDetails extends ConsentRecord {
  readonly typedSignature: string;
  readonly drawnSignature?: SignatureDrawing | null;
}

export interface Countersignature {
  readonly consentId: string;
  readonly signedOn: LocalDate;
  readonly isCapacityStated: boolean;
  readonly isCopyGiven: boolean;
}

/** Folds a patient's signatures, the physicians' beside them and the withdrawals into consents, newest first. The first countersignature counts. */
export function consentsFrom(facts: readonly KeptFact[]): ConsentView[] {
  const of = <Details>(kind: string) => facts.filter((fact) => fact.kind === kind) as KeptFact<Details>[];
  const countersigned = of<Countersignature>('consent-countersignature');
  const withdrawn = of<WithdrawConsent>('consent-withdrawal');
  return of<SignedDetails>('consent')
    .map((signed) => {
      const beside = countersigned.find(({ details }) => details.consentId === signed.id);
      const withdrawal = withdrawn.find((fact) => fact.amends_id === signed.id);
      return withWithdrawal(withCountersignature(asSigned(signed), beside), withdrawal);
    })
    .toReversed();
}

function asSigned({ id, details, recorded_by: recordedBy }: KeptFact<SignedDetails>): ConsentView {
  const clinicianName = details.clinicianSignedAt === null ? null : recordedBy;
  return { drawnSignature: null, ...details, id, recordedBy, clinicianName, withdrawal: null };
}

function withCountersignature(consent: ConsentView, beside: KeptFact<Countersignature> | undefined): ConsentView {
  if (beside === undefined || consent.clinicianSignedAt !== null) return consent;
  const { signedOn, isCapacityStated, isCopyGiven } = beside.details;
  return {
    ...consent,
    signedOn,
    clinicianSignedAt: beside.recorded_at,
    clinicianId: beside.author_id as ConsentRecord['clinicianId'],
    clinicianName: beside.recorded_by,
    isCapacityStated: consent.isCapacityStated || isCapacityStated,
    isCopyGiven: consent.isCopyGiven || isCopyGiven,
  };
}

function withWithdrawal(consent: ConsentView, withdrawal: KeptFact<WithdrawConsent> | undefined): ConsentView {
  if (withdrawal === undefined) return consent;
  const { withdrawnOn, statedBy, reason } = withdrawal.details;
  return { ...consent, withdrawnOn, withdrawal: { statedBy, reason, recordedBy: withdrawal.recorded_by } };
}
