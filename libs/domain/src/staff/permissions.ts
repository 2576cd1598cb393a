/** The roles a staff member can hold in a clinic. A person may hold several. Source: clinical reference §9.2. */
export const roles = [
  'therapist',
  'nurse',
  'prescriber',
  'medical-director',
  'clinic-manager',
  'front-desk',
  'compliance',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  therapist: 'Therapist',
  nurse: 'Nurse',
  prescriber: 'Prescriber',
  'medical-director': 'Medical director',
  'clinic-manager': 'Clinic manager',
  'front-desk': 'Front desk',
  compliance: 'Compliance',
  administrator: 'Administrator',
};

const physicians = ['prescriber', 'medical-director'] as const;
const clinicians = ['therapist', 'nurse', ...physicians] as const;
const readers = [...clinicians, 'compliance'] as const;
const desk = ['clinic-manager', 'front-desk'] as const;

/**
 * Who may do what: the one table that the API guards its routes with and the web hides its doors by.
 * Source: clinical reference §9.2. Its row for progress notes lacks one cell; the medical director reads them as a prescriber does.
 * Process notes are written and read by their own author only; no other role, and no supervisor, has a cell in that row.
 * The clinic's words for themes and practices (§5.2) are kept by whoever keeps its note templates: therapists and the medical director.
 * Each writes the kinds of note §5.1 names them the author of (`noteTypesOf`): response reviews and discharge summaries are a prescriber's.
 * Nurses read no progress notes (§9.2), but contact, incident and nursing notes are any clinician's (§5.1): who rang whom and what was said is
 * known to whoever takes the next call. These kinds have a permission of their own (`readableNoteTypes`).
 * A monitor is equipment, which the schedule's row lets the manager set up; what it sent is the row of vital signs.
 * Whoever hands out the paper of the day when the server is away prints it: the schedule's rows of nurse, prescriber and desk.
 * A chart that is not one's own is opened by a reason (BG); the medical director and compliance hear of it and look at it afterwards (§9.1).
 * A patient's request to amend the record is taken in where notes are read and at the desk, which reads its clock and not its words; it is
 * decided by the note's author and by physicians (row of progress notes, §5.3).
 * The matrix has no row for the note that one shift hands to the next: who works with patients or at the desk writes and reads it.
 * The matrix gives managers counts, times and statuses and has no row for them: the figures of the clinic are the manager's, and of those
 * who answer for how it is run (ADR 0066).
 * The matrix has no row for what a patient writes on their own pages: who treats patients reads what is shared with them; the link is sent by
 * whoever sends other links, and nurses. See ADR 0065.
 * Nurses have no review of the notes, but scores, risk events, check-ins and visits are theirs to read (§9.2): the list of who needs a look is made
 * of these, and of the notes each person owes (ADR 0070).
 * A patient may take a consent back at any time (§1.3) and says so to whoever is beside them: every clinician writes it down, though the matrix
 * lets nurses and therapists only read.
 * Instruments are the patient's to complete: who reads them at the bedside or in the room records them for the patient.
 */
export const permissions = {
  'patients.read': [...readers, ...desk],
  'patients.register': ['front-desk', 'clinic-manager'],
  'patients.edit': [...desk],
  'patients.import': [...desk],
  'chart.read': [...readers],
  'chart.write': [...physicians],
  'chart.open-by-reason': ['therapist', 'nurse', 'prescriber'],
  'chart-openings.review': ['medical-director', 'compliance'],
  'measurements.write': ['nurse', ...physicians],
  'eligibility.decide': [...physicians],
  'consents.read': [...readers, ...desk],
  'consents.record': [...physicians, 'front-desk'],
  'consents.countersign': [...physicians],
  'consents.withdraw': [...clinicians, 'front-desk'],
  'courses.read': [...readers, 'clinic-manager'],
  'courses.enrol': [...physicians],
  'courses.advance': [...clinicians],
  'schedule.read': [...readers, ...desk],
  'schedule.book': [...desk],
  'schedule.arrange': ['clinic-manager'],
  'arrivals.record': ['nurse', ...desk],
  'outage-pack.print': ['nurse', ...physicians, ...desk],
  'orders.read': [...readers],
  'orders.sign': [...physicians],
  'dosing.read': [...readers],
  'dosing.observe': [...clinicians],
  'dosing.record': ['nurse', ...physicians],
  'dosing.seal': ['nurse', ...physicians],
  'monitors.read': ['nurse', ...physicians, 'clinic-manager'],
  'monitors.keep': ['clinic-manager'],
  'monitors.place': ['nurse', ...physicians],
  'monitors.review': ['nurse', ...physicians],
  'measures.read': [...readers],
  'measures.record': [...clinicians],
  'measures.assign': ['therapist', ...physicians],
  'measures.send-link': ['therapist', ...physicians, 'front-desk'],
  'tablets.read': [...readers, ...desk],
  'tablets.keep': ['nurse', ...desk],
  'own-pages.send': ['therapist', 'nurse', ...physicians, 'front-desk'],
  'writings.read': [...clinicians],
  'risk.read': [...readers],
  'risk.hear': [...readers, ...desk],
  'risk.act': [...clinicians],
  'risk.sign': ['therapist', ...physicians],
  'risk.set-contact': ['medical-director', 'clinic-manager'],
  'risk.flag': [...clinicians, 'front-desk'],
  'messages.read': [...desk],
  'background-work.watch': ['clinic-manager', 'medical-director', 'administrator'],
  'shift-notes.write': [...clinicians, ...desk],
  'contact-notes.read': [...readers],
  'contact-notes.write': [...clinicians],
  'notes.read': ['therapist', ...physicians, 'compliance'],
  'notes.write': ['therapist', ...physicians],
  'note-templates.write': ['therapist', 'medical-director'],
  'vocabularies.keep': ['therapist', 'medical-director'],
  'letters.write': ['therapist', ...physicians],
  'amendments.read': ['therapist', ...physicians, 'compliance', 'front-desk'],
  'amendments.record': ['therapist', ...physicians, 'front-desk'],
  'amendments.decide': ['therapist', ...physicians],
  'process-notes.write': ['therapist'],
  'review.read': ['therapist', ...physicians, 'compliance'],
  'caseload.read': [...readers],
  'analytics.read': ['clinic-manager', 'medical-director', 'compliance'],
  'policy.read': ['nurse', ...physicians, 'compliance'],
  'staff.read': [...readers, ...desk, 'administrator'],
  'staff.keep': ['administrator'],
  'audit.read': ['medical-director', 'compliance', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/**
 * Whether any of the roles carries the permission.
 * Example: `mayDo(['nurse'], 'dosing.record')` is true; nobody without a role may do anything. Odd case: several roles add up, none takes
 * away. Source: clinical reference §9.2.
 */
export function mayDo(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

/**
 * Every permission the roles carry together, in the table's order. Example: `permissionsOf([])` is empty. Odd case: a permission of two
 * roles is named once. Source: clinical reference §9.2.
 */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => mayDo(held, permission));
}

/**
 * Narrows a stored text to a role. Example: `isRole('nurse')` is true, `isRole('admin')` is false. Odd case: no text at all is none.
 * Source: clinical reference §9.2.
 */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
