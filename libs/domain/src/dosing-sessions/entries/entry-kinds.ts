import type { Role } from '../../staff/index.js';
import { entryDetails, type EntryKind } from './entry-details.js';

/** Facts are always accepted when well formed; steps are decided and may be refused. */
export type EntryNature = 'fact' | 'step';

/** Who may write an entry and what it is called. Whether a prescriber's step may be taken now is `decideStep`'s to say. */
export interface EntryKindEntry {
  readonly kind: EntryKind;
  readonly nature: EntryNature;
  readonly label: string;
  readonly roles: readonly Role[];
  /** Only the device that holds the bedside lease may record it: a dose is never charted by two tablets. */
  readonly needsLease: boolean;
  /** It carries a name like a signature does: who records it confirms once more that it is them. Source: architecture §5. */
  readonly isSignature: boolean;
}

const anyone: readonly Role[] = ['therapist', 'nurse', 'prescriber', 'medical-director'];
const bedside: readonly Role[] = ['nurse', 'prescriber', 'medical-director'];
/** The server alone writes it. */
const nobody: readonly Role[] = [];
const prescribers: readonly Role[] = ['prescriber', 'medical-director'];

type Row = readonly [label: string, roles: readonly Role[], nature?: EntryNature, lease?: 'lease'];

const rows: { readonly [Kind in EntryKind]: Row } = {
  'identity-confirmed': ['Identity confirmed', bedside],
  'weight-measured': ['Weight', bedside],
  'fasting-confirmed': ['Fasting', bedside],
  'allergies-reviewed': ['Allergies reviewed', bedside],
  'interval-history-taken': ['Since the last visit', anyone],
  'pregnancy-test-read': ['Pregnancy test', bedside],
  'rescue-condition-asked': ['Asked before a rescue medicine', bedside],
  'consents-verified': ['Consents', bedside],
  'suicide-risk-screened': ['Suicide risk screen', anyone],
  'suicide-risk-dispositioned': ['Suicide risk disposition', prescribers],
  'emergency-kit-checked': ['Emergency kit', bedside],
  'prescriber-presence-confirmed': ['Prescriber on site', bedside],
  'escort-confirmed': ['Escort', anyone],
  'venous-access-placed': ['Venous access', bedside],
  'venous-access-checked': ['Access site', bedside],
  'venous-access-removed': ['Venous access removed', bedside],
  'preparation-recorded': ['Dose prepared', bedside, 'fact', 'lease'],
  'double-check-recorded': ['Independent double check', bedside],
  'product-scanned': ['Product scanned', bedside],
  'infusion-started': ['Infusion started', bedside, 'fact', 'lease'],
  'infusion-rate-changed': ['Infusion rate changed', bedside, 'fact', 'lease'],
  'infusion-paused': ['Infusion paused', bedside, 'fact', 'lease'],
  'infusion-resumed': ['Infusion resumed', bedside, 'fact', 'lease'],
  'infusion-stopped': ['Infusion stopped', bedside, 'fact', 'lease'],
  'infusion-completed': ['Infusion completed', bedside, 'fact', 'lease'],
  'bolus-given': ['Bolus', bedside, 'fact', 'lease'],
  'line-flushed': ['Line flushed', bedside, 'fact', 'lease'],
  'residual-measured': ['Residual measured', bedside],
  'pump-volume-read': ['Pump reading', bedside],
  'delivered-volume-documented': ['Delivered volume documented', bedside],
  'injection-given': ['Injection', bedside, 'fact', 'lease'],
  'injection-site-checked': ['Injection site', bedside],
  'device-used': ['Nasal device', bedside, 'fact', 'lease'],
  'device-problem-noted': ['Device problem', bedside],
  'sprays-given': ['Nasal sprays', bedside, 'fact', 'lease'],
  'spray-primed': ['Bottle primed', bedside, 'fact', 'lease'],
  'troche-taken': ['Troche', bedside, 'fact', 'lease'],
  'vitals-taken': ['Vital signs', anyone],
  'vitals-streamed': ['Monitor readings', anyone],
  'sedation-assessed': ['Sedation', anyone],
  'dissociation-assessed': ['Dissociation', anyone],
  'symptom-scored': ['Symptom', anyone],
  'visual-analogue-scored': ['Visual analogue scale', anyone],
  'emergence-reaction-graded': ['Emergence reaction', anyone],
  'observation-noted': ['Observation', anyone],
  'note-written': ['Note', anyone],
  'medicine-given': ['Medicine', bedside],
  'medicine-effect-checked': ['Medicine effect', bedside],
  'oxygen-started': ['Oxygen started', bedside],
  'oxygen-stopped': ['Oxygen stopped', bedside],
  'adverse-event-recorded': ['Adverse event', anyone],
  'alert-acknowledged': ['Alert acknowledged', bedside],
  'prescriber-informed': ['Prescriber informed', anyone],
  'alert-action-recorded': ['Alert action', bedside],
  'alert-escalated': ['Alert escalated', anyone],
  'alert-resolved': ['Alert resolved', bedside, 'step'],
  'monitoring-missed': ['Monitoring missed', bedside],
  'waste-recorded': ['Waste', bedside],
  'waste-witnessed': ['Waste witnessed', bedside],
  'discharge-score-taken': ['Discharge score', bedside],
  'discharge-criterion-assessed': ['Discharge criterion', bedside],
  'prescriber-signed-off': ['Prescriber sign-off', prescribers],
  'administration-record-signed': ['Administration record signed', bedside],
  'rems-form-submitted': ['REMS form submitted', bedside],
  'left-against-advice': ['Left against advice', bedside],
  'step-refused': ['Step refused', anyone],
  'entered-in-error': ['Entered in error', anyone],
  'lease-missing-noted': ['Dose recorded without the lease', nobody],
  'readings-marked-primary': ['Reading that counts', bedside],
  'precheck-opened': ['Pre-dose check opened', bedside, 'step'],
  'time-out-held': ['Time-out', bedside, 'step'],
  'dose-released': ['Dose released', bedside, 'step', 'lease'],
  'observation-started': ['Observation started', bedside, 'step'],
  'discharge-readied': ['Ready for discharge', bedside, 'step'],
  'observation-reopened': ['Back to observation', bedside, 'step'],
  discharged: ['Discharged', bedside, 'step'],
  escalated: ['Emergency services called', anyone, 'step'],
  transferred: ['Transferred', bedside, 'step'],
  aborted: ['Aborted before dosing', bedside, 'step'],
  voided: ['Voided', prescribers, 'step'],
  closed: ['Closed', bedside, 'step'],
  sealed: ['Sealed', bedside, 'step'],
};

const signatures: ReadonlySet<EntryKind> = new Set([
  'waste-witnessed',
  'prescriber-signed-off',
  'suicide-risk-dispositioned',
  'administration-record-signed',
]);

/** Every kind of entry: fact or step, label, the roles that may write it and whether it needs the bedside lease. */
export const entryKinds: readonly EntryKindEntry[] = (Object.keys(entryDetails) as EntryKind[]).map((kind) => {
  const [label, roles, nature = 'fact', lease] = rows[kind];
  return { kind, nature, label, roles, needsLease: lease === 'lease', isSignature: signatures.has(kind) };
});

const byKind = new Map<string, EntryKindEntry>(entryKinds.map((entry) => [entry.kind, entry]));

/**
 * Whether a word names a kind of entry. Example: 'vitals-taken' does, 'sang-a-song' does not. Odd case: what is no text is none. Source:
 * architecture §2.
 */
export function isEntryKind(kind: unknown): kind is EntryKind {
  return typeof kind === 'string' && byKind.has(kind);
}

/** Example: `entryKind('vitals-taken').nature` is 'fact'. Odd case: a word that names none throws. Source: architecture §2. */
export function entryKind(kind: EntryKind): EntryKindEntry {
  const found = byKind.get(kind);
  if (found === undefined) throw new RangeError(`"${kind}" is no kind of entry`);
  return found;
}

/**
 * Whether one of the roles may write this kind. Example: a therapist notes an observation and gives no bolus. Odd case: what the server
 * alone writes nobody may. Source: clinical reference §9.2.
 */
export function mayWrite(held: readonly Role[], kind: EntryKind): boolean {
  return held.some((role) => entryKind(kind).roles.includes(role));
}
