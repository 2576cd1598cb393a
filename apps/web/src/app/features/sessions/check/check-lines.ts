import type { DosingSession, SessionEntry } from '@sojourn/domain';
import type { WantedLine } from '../forms/guard-line.js';
import * as specs from './check-specs.js';

const isScreen = (entry: SessionEntry) => entry.kind === 'suicide-risk-screened' && entry.details.moment === 'before-dosing';

const atFirst: readonly WantedLine[] = [
  { kind: 'identity-confirmed', label: 'Identity by two identifiers', spec: specs.identitySpec },
  {
    ...{ kind: 'weight-measured', label: 'Weight today', spec: specs.weightSpec },
    codes: ['weight-far-from-order', 'weight-differs-from-order'],
  },
  { kind: 'allergies-reviewed', label: 'Allergies asked again', spec: specs.allergiesSpec, special: 'allergies' },
  { kind: 'fasting-confirmed', label: 'Fasting', spec: specs.fastingSpec, codes: ['fasting-too-short'] },
];

const atLast: readonly WantedLine[] = [
  { kind: 'consents-verified', label: 'Consents', spec: specs.noQuestions('consents-verified'), special: 'consents' },
  { kind: 'emergency-kit-checked', label: 'Emergency kit today', spec: specs.kitSpec },
  { kind: 'prescriber-presence-confirmed', label: 'Prescriber on site', spec: specs.presenceSpec },
  { kind: 'vitals-taken', label: 'Baseline vital signs', spec: specs.noQuestions('vitals-taken'), special: 'vital-signs' },
];

const screen: WantedLine = {
  ...{ kind: 'suicide-risk-screened', label: 'Thoughts of suicide', spec: specs.noQuestions('suicide-risk-screened') },
  ...{ special: 'suicide-screen', matches: isScreen },
};
const pregnancy: WantedLine = {
  ...{ kind: 'pregnancy-test-read', label: 'Pregnancy test', spec: specs.pregnancySpec, codes: ['pregnancy-test-positive'] },
};
const escort: WantedLine = { kind: 'escort-confirmed', label: 'Escort arranged', spec: specs.escortArrangedSpec };
const disposition: WantedLine = {
  ...{ kind: 'suicide-risk-dispositioned', label: 'Disposition of the prescriber', spec: specs.dispositionSpec },
};
const access: WantedLine = { kind: 'venous-access-placed', label: 'Venous line', spec: specs.accessSpec };
const nasal: readonly string[] = ['intranasal-esketamine', 'intranasal-ketamine'];

/**
 * Everything a pre-dose check asks of this session, in the order it is asked at the bedside. Source: clinical reference §1.6.
 * Odd case: a disposition is a line only once a suicide answer asks for one.
 */
export function checkLines(session: DosingSession, needsDisposition: boolean): readonly WantedLine[] {
  const history = specs.historySpec(nasal.includes(session.product));
  return [
    ...atFirst,
    { kind: 'interval-history-taken', label: 'Since the last visit', spec: history },
    screen,
    ...(needsDisposition ? [disposition] : []),
    ...(session.isPregnancyTestRequired ? [pregnancy] : []),
    ...(session.isEscortRequired ? [escort] : []),
    ...(session.product === 'intravenous-ketamine' ? [access] : []),
    ...atLast,
  ];
}
