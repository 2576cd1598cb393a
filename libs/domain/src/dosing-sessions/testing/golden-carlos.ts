import { checklist, checks, vitals, wellAtDischarge } from './golden-parts.js';
import { line, type LineReferences, type LogLine } from './log-lines.js';

const red = ({ entry }: LineReferences) => ({ rule: 'blood-pressure-high', entryId: entry('red') });
const device = (deviceNumber: number) => ({ deviceNumber, areBothSpraysConfirmed: true, lot: 'DEMO-84A', expiresOn: '2027-11-30' });

/** Carlos Vega's fifth esketamine session with its red alert. Source: clinical reference §10.4. */
export const carlosLines: readonly LogLine[] = [
  line('12:39', 'ruiz', 'precheck-opened', {}),
  ...checks('12:40', 'ruiz', {
    weightG: 96_000,
    solidsFastMin: 240,
    fluidsFastMin: 45,
    escort: { name: 'Rosa Vega', telephone: '555-0103', relation: 'wife' },
    history: { nasalSpray: 'no' },
  }),
  line('12:41', 'ruiz', 'suicide-risk-screened', {
    moment: 'before-dosing',
    instrument: 'c-ssrs-screener',
    risk: 'none',
    hasNewIdeation: false,
  }),
  line('12:50', 'ruiz', 'vitals-taken', { ...vitals('134/84', 74, 97, 16), oxygen: 'room-air' }),
  line('12:50', 'ruiz', 'sedation-assessed', { instrument: 'moaa-s', score: 5 }),
  line('12:50', 'ruiz', 'dissociation-assessed', { instrument: 'level', level: 'none' }),
  line(
    '12:58',
    'ruiz',
    'preparation-recorded',
    { form: 'devices', deviceCount: 3, packageCode: '50458-028-03', lot: 'DEMO-84A', expiresOn: '2027-11-30', isScanned: true },
    { key: 'kit' },
  ),
  line('12:58', 'bauer', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('kit'), deviceCount: 3 })),
  line('12:59', 'ruiz', 'time-out-held', ({ person }) => ({ decision: 'go', participantIds: [person('ruiz'), person('okafor')] })),
  line('13:00', 'ruiz', 'device-used', device(1)),
  line('13:05', 'ruiz', 'device-used', device(2)),
  line('13:10', 'ruiz', 'device-used', device(3)),
  line('13:25', 'ruiz', 'vitals-taken', vitals('158/94', 82, 97, 16)),
  line('13:50', 'ruiz', 'vitals-taken', { ...vitals('184/108', 88, 96, 16), cuffSite: 'left-arm' }, { key: 'red' }),
  line('13:50', 'ruiz', 'sedation-assessed', { instrument: 'moaa-s', score: 4 }),
  line('13:50', 'ruiz', 'dissociation-assessed', ({ time }) => ({ instrument: 'level', level: 'moderate', onsetAt: time('13:15') })),
  line('13:51', 'ruiz', 'alert-acknowledged', (refer) => ({ alert: red(refer) })),
  line('13:52', 'ruiz', 'prescriber-informed', (refer) => ({ alert: red(refer), prescriberId: refer.person('okafor'), manner: 'paged' })),
  line('13:54', 'okafor', 'note-written', { text: 'At the chair: no chest pain, neurologically unremarkable.' }),
  line('13:55', 'ruiz', 'vitals-taken', { ...vitals('178/106'), cuffSite: 'right-arm' }),
  line('13:55', 'ruiz', 'alert-action-recorded', (refer) => ({ alert: red(refer), action: 'rechecked-other-arm' })),
  line('13:58', 'ruiz', 'medicine-given', ({ person }) => ({
    medicine: 'clonidine',
    doseUg: 100,
    route: 'oral',
    reason: 'blood pressure 178/106, ordered 13:57',
    orderedById: person('okafor'),
  })),
  line('13:58', 'ruiz', 'alert-action-recorded', (refer) => ({ alert: red(refer), action: 'medicine-given' })),
  line('13:58', 'ruiz', 'adverse-event-recorded', {
    term: 'hypertension',
    severity: 3,
    relatedness: 'probable',
    actionTaken: 'none',
    outcome: 'recovered',
    treatment: 'clonidine 0.1 mg PO',
  }),
  ...(['14:00 174/102', '14:05 168/98', '14:10 164/96', '14:20 156/92', '14:35 148/88'] as const).map((reading) => {
    const [at = '', pressure = ''] = reading.split(' ');
    return line(at, 'ruiz', 'vitals-taken', vitals(pressure));
  }),
  line('14:35', 'okafor', 'alert-resolved', (refer) => ({ alert: red(refer) })),
  line('14:50', 'ruiz', 'vitals-taken', vitals('142/86')),
  line('14:50', 'ruiz', 'sedation-assessed', { instrument: 'moaa-s', score: 5 }),
  line('14:50', 'ruiz', 'dissociation-assessed', ({ time }) => ({
    instrument: 'level',
    level: 'none',
    onsetAt: time('13:15'),
    resolvedAt: time('14:45'),
  })),
  line('15:10', 'ruiz', 'vitals-taken', vitals('138/84', 72, 97)),
  line('15:20', 'ruiz', 'vitals-taken', vitals('136/84', 70, 97)),
  line('15:20', 'ruiz', 'discharge-score-taken', wellAtDischarge),
  line('15:20', 'ruiz', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'none', hasNewIdeation: false }),
  ...checklist('15:20', 'ruiz'),
  line('15:20', 'ruiz', 'discharge-readied', {}),
  line('15:21', 'okafor', 'prescriber-signed-off', { matter: 'discharge' }),
  line('15:21', 'ruiz', 'escort-confirmed', { moment: 'present', name: 'Rosa Vega', relation: 'wife', isIdentityVerified: true }),
  line('15:22', 'ruiz', 'discharged', { escortName: 'Rosa Vega', destination: 'home', instructionsVersion: 'v3' }),
  line('15:40', 'ruiz', 'rems-form-submitted', { manner: 'online' }),
];
