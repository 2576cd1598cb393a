import { amountText, ratio } from '../../shared/index.js';
import { checkSummaries } from './check-summary.js';
import { dischargeTotal } from './discharge-state.js';
import type { EntryDetails, EntryKind, SessionEntry } from '../entries/index.js';

type Summaries = { readonly [Kind in EntryKind]?: (details: EntryDetails<Kind>) => string };

const mg = (ug: number): string => amountText(ratio(ug, 1_000), 3, 'mg');
const ml = (ul: number): string => amountText(ratio(ul, 1_000), 2, 'mL');
const plain = (code: string): string => code.replaceAll('-', ' ');
const rate = (ulPerH: number): string => amountText(ratio(ulPerH, 1_000), 1, 'mL/h');

function pressures(details: EntryDetails<'vitals-taken'>): string {
  const { systolicMmHg, diastolicMmHg, heartRatePerMin, spo2Percent, respiratoryRatePerMin } = details;
  const parts: string[] = [];
  if (systolicMmHg !== undefined) parts.push(`${systolicMmHg}/${diastolicMmHg}`);
  if (heartRatePerMin !== undefined) parts.push(`HR ${heartRatePerMin}`);
  if (respiratoryRatePerMin !== undefined) parts.push(`RR ${respiratoryRatePerMin}`);
  if (spo2Percent !== undefined) parts.push(`SpO2 ${spo2Percent} %`);
  return parts.join(', ');
}

function dissociation(details: EntryDetails<'dissociation-assessed'>): string {
  if (details.instrument === 'level') return details.level;
  return details.instrument === 'cadss' ? `CADSS ${details.totalScore}` : `CADSS-6 ${details.sixItemScore}`;
}

const summaries: Summaries = {
  ...checkSummaries,
  'weight-measured': ({ weightG }) => amountText(ratio(weightG, 1_000), 1, 'kg'),
  'infusion-started': ({ rateUlPerH }) => rate(rateUlPerH),
  'infusion-rate-changed': ({ rateUlPerH, reason }) => `${rate(rateUlPerH)}: ${reason}`,
  'infusion-resumed': ({ rateUlPerH }) => rate(rateUlPerH),
  'infusion-paused': ({ reason }) => reason,
  'infusion-stopped': ({ reason }) => reason,
  'bolus-given': ({ doseUg }) => mg(doseUg),
  'injection-given': ({ doseUg, site, role }) => `${mg(doseUg)}, ${site}, ${role}`,
  'device-used': ({ deviceNumber, doseUg }) => `device ${deviceNumber}, ${mg(doseUg)}`,
  'sprays-given': ({ sprays }) => `${sprays} sprays`,
  'troche-taken': ({ doseUg, manner }) => `${mg(doseUg)}, ${manner}`,
  'medicine-given': ({ medicine, doseUg, route }) => `${medicine} ${mg(doseUg)} ${route}`,
  'line-flushed': ({ volumeUl }) => ml(volumeUl),
  'residual-measured': ({ volumeUl }) => ml(volumeUl),
  'pump-volume-read': ({ volumeUl }) => ml(volumeUl),
  'waste-recorded': ({ wastedUg }) => mg(wastedUg),
  'vitals-taken': pressures,
  'vitals-streamed': ({ rows }) => `${rows.length} rows`,
  'sedation-assessed': ({ instrument, score }) => `${instrument === 'moaa-s' ? 'MOAA/S' : instrument.toUpperCase()} ${score}`,
  'dissociation-assessed': dissociation,
  'symptom-scored': ({ symptom, score }) => `${symptom} ${score} of 10`,
  'visual-analogue-scored': ({ scale, scoreOf100 }) => `${scale} ${scoreOf100} of 100`,
  'discharge-score-taken': (details) => `${details.instrument} ${dischargeTotal(details)} of 10`,
  'observation-noted': ({ category, text }) => `${category}: ${text}`,
  'note-written': ({ text }) => text,
  'adverse-event-recorded': ({ term, severity }) => `${term}, severity ${severity}`,
  'alert-acknowledged': ({ alert }) => alert.rule,
  'prescriber-informed': ({ alert, manner }) => `${alert.rule}, ${manner}`,
  'alert-action-recorded': ({ action }) => action,
  'alert-escalated': ({ alert, to }) => `${alert.rule} to ${to}`,
  'alert-resolved': ({ alert }) => alert.rule,
  'monitoring-missed': ({ item, reason }) => `${item}: ${reason}`,
  'time-out-held': ({ decision }) => decision,
  'dose-released': ({ form }) => form,
  discharged: ({ escortName }) => `with ${escortName}`,
  'step-refused': ({ step, codes }) => plain(`${step}: ${codes.join(', ')}`),
  'entered-in-error': ({ reason }) => reason,
};

/**
 * What an entry says beyond its label, in one line. Doses in mg without trailing noughts. Odd case: empty where the label says it all.
 * Source: clinical reference §2.3 (error-prone notation). Example: ondansetron 4 mg intravenous.
 */
export function summaryOf(entry: SessionEntry): string {
  const summary = summaries[entry.kind] as ((details: unknown) => string) | undefined;
  return summary?.(entry.details) ?? '';
}
