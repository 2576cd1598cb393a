import { dischargeCriteria, type DischargeCriterion, type TreatmentProduct } from '@sojourn/domain';
import { plain, remark, yesNo } from '../check/check-specs.js';
import type { EntryFormSpec, FormField } from '../forms/form-field.js';
import type { WantedLine } from '../forms/guard-line.js';

const points = (name: string, label: string, [two, one, none]: readonly [string, string, string]): FormField => ({
  ...{ type: 'choice', name, label },
  choices: [
    { value: 2, label: `2 ${two}` },
    { value: 1, label: `1 ${one}` },
    { value: 0, label: `0 ${none}` },
  ],
});

/** Source: clinical reference §3.5 (modified Aldrete, 0 to 2 each). */
const aldrete: readonly FormField[] = [
  points('activity', 'Activity', ['moves all limbs', 'two limbs', 'none']),
  points('respiration', 'Respiration', ['deep, coughs', 'short or shallow', 'none']),
  points('circulation', 'Circulation against baseline', ['within 20 %', '20 to 49 %', '50 % or more']),
  points('consciousness', 'Consciousness', ['fully awake', 'to voice', 'no response']),
  points('oxygenSaturation', 'Oxygen', ['above 92 % on air', 'needs oxygen for 90 %', 'below 90 % on oxygen']),
];

/** Surgical bleeding has no meaning here and counts 2 by itself. Source: clinical reference §3.5. */
const padss: readonly FormField[] = [
  points('vitalSigns', 'Vital signs against baseline', ['within 20 %', '20 to 40 %', 'more than 40 %']),
  points('activity', 'Walking', ['steady', 'with help', 'cannot']),
  points('nausea', 'Nausea', ['little', 'moderate', 'severe']),
  points('pain', 'Pain', ['little', 'moderate', 'severe']),
];

const only = (field: FormField, instrument: string): FormField => ({ ...field, when: (answers) => answers['instrument'] === instrument });

const scoreSpec: EntryFormSpec = {
  kind: 'discharge-score-taken',
  save: 'Save the score',
  fields: [
    {
      ...{ type: 'choice', name: 'instrument', label: 'Score' },
      choices: [
        { value: 'aldrete', label: 'Aldrete' },
        { value: 'padss-modified', label: 'PADSS-modified' },
      ],
    },
    ...aldrete.filter(({ name }) => name !== 'activity').map((field) => only(field, 'aldrete')),
    ...padss.filter(({ name }) => name !== 'activity').map((field) => only(field, 'padss-modified')),
    {
      ...points('activity', 'Activity, walking', ['all limbs, steady', 'with help', 'cannot']),
      when: ({ instrument }) => instrument !== undefined,
    },
  ],
};

/** The two scales a clinic may have as its primary one. Source: clinical reference §3.3. */
const sedationSpec: EntryFormSpec = {
  kind: 'sedation-assessed',
  save: 'Save sedation',
  fields: [
    {
      ...{ type: 'choice', name: 'score', label: 'MOAA/S' },
      choices: [5, 4, 3, 2, 1, 0].map((value) => ({ value, label: String(value) })),
      help: '5 answers readily to the name, 3 only when called loudly, 0 no response.',
    },
  ],
  more: () => ({ instrument: 'moaa-s' }),
};

const dissociationSpec: EntryFormSpec = {
  kind: 'dissociation-assessed',
  save: 'Save dissociation',
  fields: [{ type: 'choice', name: 'level', label: 'Dissociation now', choices: ['none', 'mild', 'moderate', 'severe'].map(plain) }],
  more: () => ({ instrument: 'level' }),
};

/** Asked again before anybody leaves; new thoughts are never no risk. Source: clinical reference §3.5, §4.6. */
const askedAgainSpec: EntryFormSpec = {
  kind: 'suicide-risk-screened',
  save: 'Save the answer',
  fields: [
    { type: 'choice', name: 'hasNewIdeation', label: 'Thoughts of suicide that are new since the dose', choices: yesNo },
    { type: 'choice', name: 'risk', label: 'Risk as it stands now', choices: ['none', 'low', 'moderate', 'high'].map(plain) },
    remark,
  ],
  more: () => ({ moment: 'before-discharge' }),
};

const dispositionSpec: EntryFormSpec = {
  kind: 'suicide-risk-dispositioned',
  save: 'Sign the disposition',
  fields: [
    {
      type: 'choice',
      name: 'disposition',
      label: 'Decision of the prescriber',
      choices: ['proceed', 'defer', 'divert-to-emergency'].map(plain),
    },
    { type: 'text', name: 'plan', label: 'Plan', rows: 3 },
  ],
};

const accessRemovedSpec: EntryFormSpec = {
  kind: 'venous-access-removed',
  save: 'Save the removal',
  fields: [
    { type: 'choice', name: 'isCatheterIntact', label: 'Catheter intact', choices: yesNo },
    { type: 'text', name: 'dressing', label: 'Dressing', isOptional: true },
  ],
};

const escortPresentSpec: EntryFormSpec = {
  kind: 'escort-confirmed',
  save: 'Save the escort',
  fields: [
    {
      ...{ type: 'choice', name: 'moment', label: 'The escort is' },
      choices: [
        { value: 'present', label: 'Here' },
        { value: 'reachable', label: 'Reachable, on the way' },
      ],
    },
    { type: 'text', name: 'name', label: 'Name' },
    { type: 'text', name: 'telephone', label: 'Telephone', isOptional: true },
    { type: 'text', name: 'relation', label: 'Relation', isOptional: true },
    { type: 'choice', name: 'isIdentityVerified', label: 'Identity verified', choices: yesNo },
  ],
};

const signOffSpec: EntryFormSpec = {
  kind: 'prescriber-signed-off',
  save: 'Sign the discharge',
  fields: [remark],
  more: () => ({ matter: 'discharge' }),
};

const criterionWords: Record<DischargeCriterion, string> = {
  oriented: 'Oriented to person, place and time',
  'steady-gait': 'Walks steadily unaided',
  'nausea-tolerable': 'Nausea tolerable',
  'dissociation-resolved': 'Dissociation resolved',
  'access-site-well': 'Access or injection site well',
  'instructions-given': 'Written instructions given: no driving, machines or legal decisions until the next day after sleep',
  'next-appointment-made': 'Next appointment made',
  'contact-call-scheduled': 'Call after 24 hours scheduled',
};

function criterionLine(part: DischargeCriterion): WantedLine {
  const spec: EntryFormSpec = {
    kind: 'discharge-criterion-assessed',
    save: 'Save',
    fields: [{ type: 'choice', name: 'isMet', label: criterionWords[part], choices: yesNo }, remark],
    more: () => ({ criterion: part }),
  };
  const matches: WantedLine['matches'] = (entry) => entry.kind === 'discharge-criterion-assessed' && entry.details.criterion === part;
  return { kind: 'discharge-criterion-assessed', label: criterionWords[part], spec, part, matches };
}

const beforeLeaving: readonly DischargeCriterion[] = ['instructions-given', 'next-appointment-made', 'contact-call-scheduled'];
/** Said by an assessment of its own. */
const elsewhere: readonly DischargeCriterion[] = ['dissociation-resolved'];
const injected: readonly TreatmentProduct[] = ['intravenous-ketamine', 'intramuscular-ketamine'];

/** What must hold before a patient is ready to leave. Source: clinical reference §1.6, §3.5. */
export function readyLines(product: TreatmentProduct, needsDisposition: boolean): readonly WantedLine[] {
  const criteria = dischargeCriteria.filter(
    (one) => !beforeLeaving.includes(one) && !elsewhere.includes(one) && (one !== 'access-site-well' || injected.includes(product)),
  );
  const askedAgain: WantedLine = {
    ...{ kind: 'suicide-risk-screened', label: 'Thoughts of suicide, asked again', spec: askedAgainSpec },
    matches: (entry) => entry.kind === 'suicide-risk-screened' && entry.details.moment === 'before-discharge',
  };
  const disposition: WantedLine = { kind: 'suicide-risk-dispositioned', label: 'Disposition of the prescriber', spec: dispositionSpec };
  return [
    { kind: 'vitals-taken', label: 'Vital signs settled', spec: { ...scoreSpec, kind: 'vitals-taken' }, special: 'vital-signs' },
    { kind: 'sedation-assessed', label: 'Fully awake, twice', spec: sedationSpec },
    { kind: 'dissociation-assessed', label: 'Dissociation', spec: dissociationSpec },
    { kind: 'discharge-score-taken', label: 'Discharge score', spec: scoreSpec },
    ...criteria.map(criterionLine),
    askedAgain,
    ...(needsDisposition ? [disposition] : []),
  ];
}

interface Leaving {
  readonly hasLine: boolean;
  readonly needsEscort: boolean;
  readonly needsSignOff: boolean;
}

/** What must hold before a patient who is ready goes. Source: clinical reference §1.6. */
export function leavingLines({ hasLine, needsEscort, needsSignOff }: Leaving): readonly WantedLine[] {
  const escort: WantedLine = {
    ...{ kind: 'escort-confirmed', label: 'Escort here or reachable', spec: escortPresentSpec },
    matches: (entry) => entry.kind === 'escort-confirmed' && entry.details.moment !== 'arranged',
  };
  const access: WantedLine = { kind: 'venous-access-removed', label: 'Venous line removed', spec: accessRemovedSpec };
  const signOff: WantedLine = { kind: 'prescriber-signed-off', label: 'Prescriber signs the discharge', spec: signOffSpec };
  return [
    ...(hasLine ? [access] : []),
    ...beforeLeaving.map(criterionLine),
    ...(needsSignOff ? [signOff] : []),
    ...(needsEscort ? [escort] : []),
  ];
}
