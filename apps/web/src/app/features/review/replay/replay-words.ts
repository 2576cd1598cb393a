import { replayLines, type FlowsheetRow, type ReplayLine, type SessionFold } from '@sojourn/domain';
import { inZone } from '../../../ui/zone-time.js';
import { milligramWords, phaseWords, rateWords, ruleWords } from '../../../ui/session-words.js';

/** "+18 min" from the first dose on, "−12 min" before it; empty while nothing was given. */
export function minuteWords(minutes: number | null): string {
  return minutes === null ? '' : `${minutes < 0 ? '−' : '+'}${Math.abs(minutes)} min`;
}

/** How a line stands: late, a correction, corrected, struck, set aside. Empty for what was simply written. */
export function standingWords({ mark, writtenAt, reason, isCorrection }: ReplayLine, zone: string): string {
  const why = reason === null ? '' : `: ${reason}`;
  const states = {
    stands: '',
    amended: `corrected${why}`,
    'entered-in-error': `entered in error${why}`,
    'set-aside': 'another reading counts',
  };
  return [
    ...(isCorrection && mark.state === 'stands' ? [`corrects an earlier value${why}`] : []),
    states[mark.state],
    ...(writtenAt === null ? [] : [`late entry, written ${inZone(writtenAt, zone, 'time')}`]),
  ]
    .filter(Boolean)
    .join('; ');
}

/** The cursor in words: the clock, the minute, and what is recorded there or since when nothing is. */
export function cursorWords(fold: SessionFold, at: number, zone: string): string {
  const { firstDoseAt } = fold.dosing;
  const minute = firstDoseAt === null ? null : Math.floor((at - firstDoseAt) / 60_000);
  const lines = replayLines(fold);
  const here = lines.filter(({ mark }) => mark.at === at).map((line) => lineWords(line, zone));
  const last = lines.at(-1);
  const nothing = last === undefined ? 'nothing recorded yet' : `nothing recorded here; last ${lineWords(last, zone)}`;
  return [inZone(at, zone, 'time'), minuteWords(minute), here.length === 0 ? nothing : here.join('; ')].filter(Boolean).join(', ');
}

function lineWords(line: ReplayLine, zone: string): string {
  const standing = standingWords(line, zone);
  return `${line.mark.label} ${line.mark.text}`.trim() + (standing === '' ? '' : ` (${standing})`);
}

interface StateRow {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

/** Where the session stands at the cursor, from its fold. What was not measured is said to be missing, never normal. */
export function stateRows(fold: SessionFold, zone: string): readonly StateRow[] {
  const seen = (label: string, of: (row: FlowsheetRow) => string | null): StateRow => {
    const row = fold.flowsheet.findLast((one) => of(one) !== null);
    return row === undefined ? missing(label) : { label, value: of(row) ?? '', detail: `at ${inZone(row.at, zone, 'time')}` };
  };
  const open = fold.openAlerts.map(({ rule, tier }) => `${tier}: ${ruleWords(rule).toLowerCase()}`);
  return [
    { label: 'Phase', value: phaseWords(fold.phase), detail: '' },
    { label: 'Given', value: givenWords(fold), detail: rateNow(fold) },
    seen('Blood pressure', ({ signs }) => (signs.systolicMmHg === undefined ? null : `${signs.systolicMmHg}/${signs.diastolicMmHg} mmHg`)),
    seen('Heart rate', ({ signs }) => (signs.heartRatePerMin === undefined ? null : `${signs.heartRatePerMin} /min`)),
    seen('SpO₂', ({ signs }) => (signs.spo2Percent === undefined ? null : `${signs.spo2Percent} %`)),
    seen('Sedation', ({ sedation }) => (sedation === null ? null : `${sedation.instrument.toUpperCase()} ${sedation.score}`)),
    seen('Dissociation', ({ dissociation }) => (dissociation === null ? null : dissociationWords(dissociation))),
    { label: 'Open alerts', value: open.length === 0 ? 'none' : open.join(', '), detail: '' },
  ];
}

const missing = (label: string): StateRow => ({ label, value: 'not taken yet', detail: '' });

function givenWords({ dosing, situation }: SessionFold): string {
  if (dosing.firstDoseAt === null) return 'nothing yet';
  const doseUg = situation.session.product === 'intranasal-esketamine' ? dosing.esketamineUg : dosing.racemicUg;
  if (doseUg === null) return 'amount not known';
  return `${milligramWords(doseUg)}${dosing.orderedUg === null ? '' : ` of ${milligramWords(dosing.orderedUg)}`}`;
}

function rateNow({ dosing: { infusion } }: SessionFold): string {
  if (infusion === null || infusion.course.startedAt === null) return '';
  if (infusion.course.endedAt !== null) return 'infusion ended';
  return infusion.rateUlPerH === 0 ? 'infusion paused' : rateWords(infusion.rateUlPerH);
}

function dissociationWords(dissociation: NonNullable<FlowsheetRow['dissociation']>): string {
  if (dissociation.instrument === 'level') return dissociation.level;
  return dissociation.instrument === 'cadss' ? `CADSS ${dissociation.totalScore}` : `CADSS-6 ${dissociation.sixItemScore}`;
}
