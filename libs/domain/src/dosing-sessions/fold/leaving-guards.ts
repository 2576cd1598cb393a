import type { Unmet } from '../../shared/index.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import { checkedPreparations } from './preparation-check.js';
import { criterionUnmet } from './discharge-guards.js';
import { needs, type Situation, type StepGuard } from './situation.js';

/** The escort is there and known. Without one a patient can only leave against advice. Source: clinical reference §1.6, §3.5. */
export const escortPresent: StepGuard = ({ situation }) => {
  if (!situation.session.isEscortRequired) return [];
  const escort = standingOf(situation.log, 'escort-confirmed')
    .filter(({ entry }) => entry.details.moment !== 'arranged')
    .at(-1);
  return needs(escort?.entry.details.isIdentityVerified === true, {
    code: 'escort-not-present',
    message: 'The escort is present or reachable, and known by name.',
    fixBy: 'escort-confirmed',
  });
};

export const accessRemoved: StepGuard = ({ situation }) => {
  const placed = standingOf(situation.log, 'venous-access-placed').length;
  const removed = standingOf(situation.log, 'venous-access-removed').length;
  return needs(removed >= placed, { code: 'venous-access-in-place', message: 'Remove the venous line.', fixBy: 'venous-access-removed' });
};

export const instructed: StepGuard = ({ situation }) => [
  ...criterionUnmet(situation, 'instructions-given'),
  ...criterionUnmet(situation, 'next-appointment-made'),
  ...criterionUnmet(situation, 'contact-call-scheduled'),
];

/** Whether a red alert or an adverse event of at least moderate severity makes the prescriber's signature necessary. §1.6 */
function needsSignOff({ alerts, log }: Situation): boolean {
  return (
    alerts.some((alert) => alert.tier === 'red') ||
    standingOf(log, 'adverse-event-recorded').some(({ entry }) => entry.details.severity >= 2)
  );
}

export const signedOff: StepGuard = ({ situation }) => {
  const isSigned = standingOf(situation.log, 'prescriber-signed-off').some(({ entry }) => entry.details.matter === 'discharge');
  return needs(isSigned || !needsSignOff(situation), {
    code: 'prescriber-sign-off-missing',
    message: 'After a red alert or a moderate adverse event a prescriber signs the discharge.',
    fixBy: 'prescriber-signed-off',
  });
};

export const alertsClosed: StepGuard = ({ situation }) =>
  situation.alerts
    .filter((alert) => alert.status !== 'resolved')
    .map((alert) => ({
      code: 'alert-open',
      message: `An alert is open: ${alert.rule.replaceAll('-', ' ')}.`,
      facts: { rule: alert.rule, fixBy: 'alert-resolved' },
    }));

/** Micrograms of this session: drawn up, given, wasted, and what is unaccounted for (negative when more left than came; null when unknown). */
export interface Reconciliation {
  readonly withdrawnUg: number;
  readonly givenUg: number | null;
  readonly wastedUg: number;
  readonly unaccountedUg: number | null;
}

const deviceUg = 28_000;

/** withdrawn = given + wasted, for what was drawn up for this patient. Source: clinical reference §0 rule 4, §6.3. */
export function reconciliationOf({ log, dosing }: Pick<Situation, 'log' | 'dosing'>): Reconciliation {
  const withdrawnUg = checkedPreparations(log).reduce((sum, { preparation }) => {
    const { details } = preparation.entry;
    if (details.form === 'devices') return sum + details.deviceCount * deviceUg;
    if (details.form === 'bottle' || details.form === 'withheld') return sum;
    return sum + (details.form === 'units' ? details.doseUg : details.withdrawnUg);
  }, 0);
  const givenUg = dosing.esketamineUg > 0 ? dosing.esketamineUg : dosing.racemicUg;
  const wastedUg = standingOf(log, 'waste-recorded').reduce((sum, { entry }) => sum + entry.details.wastedUg, 0);
  return { withdrawnUg, givenUg, wastedUg, unaccountedUg: givenUg === null ? null : withdrawnUg - givenUg - wastedUg };
}

export const reconciled: StepGuard = ({ situation }) => {
  if (situation.session.product === 'intranasal-ketamine') return [];
  const sums = reconciliationOf(situation);
  const { unaccountedUg } = sums;
  if (unaccountedUg === null) {
    return needs(false, {
      code: 'dose-not-known',
      message: 'Record the bag: how much was given is not known.',
      fixBy: 'preparation-recorded',
    });
  }
  if (Math.abs(unaccountedUg) <= situation.policy.reconciliationToleranceUg) return [];
  const code = unaccountedUg > 0 ? 'waste-not-reconciled' : 'more-accounted-than-withdrawn';
  const message = `Withdrawn, given and wasted differ by ${unaccountedUg} µg.`;
  return [{ code, message, facts: { ...sums, fixBy: 'waste-recorded' } }];
};

function unwitnessedWaste(log: ArrangedLog): readonly ArrangedEntry<'waste-recorded'>[] {
  const seen = standingOf(log, 'waste-witnessed');
  return standingOf(log, 'waste-recorded').filter(
    ({ entry, rootId }) =>
      !seen.some(({ entry: { details, authorId } }) => [entry.id, rootId].includes(details.wasteId) && authorId !== entry.authorId),
  );
}

/** Each waste was seen by a second person who said so under their own name. Source: clinical reference §6.2, §6.3 R9. */
export const wasteSeenByAnother: StepGuard = ({ situation: { log } }) =>
  unwitnessedWaste(log).map(({ entry }) => ({
    code: 'waste-not-witnessed',
    message: 'A second person confirms the waste under their own name.',
    facts: { wasteId: entry.id, fixBy: 'waste-witnessed' },
  }));

export const recordComplete: StepGuard = ({ situation }) => {
  const { log, session, due, dosing } = situation;
  const wasDosed = dosing.firstDoseAt !== null;
  const isEsketamine = session.product === 'intranasal-esketamine' && wasDosed;
  const isNoteSettled = session.surroundings.therapistNote !== 'not-written' || !wasDosed;
  const unexplained = due.filter((item) => item.status === 'missed' && item.missedReason === null);
  const missed: readonly Unmet[] = unexplained.map((item) => ({
    code: 'missed-without-reason',
    message: `Say why ${item.item} was missed.`,
    facts: { item: item.item, dueAt: item.dueAt, fixBy: 'monitoring-missed' },
  }));
  return [
    ...needs(standingOf(log, 'administration-record-signed').length > 0, {
      code: 'administration-record-unsigned',
      message: 'Sign the administration record.',
      fixBy: 'administration-record-signed',
    }),
    ...needs(!isEsketamine || standingOf(log, 'rems-form-submitted').length > 0, {
      code: 'rems-form-not-submitted',
      message: 'Submit the REMS monitoring form.',
      fixBy: 'rems-form-submitted',
    }),
    ...needs(isNoteSettled, { code: 'therapist-note-missing', message: "The therapist's note is neither signed nor flagged as overdue." }),
    ...missed,
  ];
};
