import type { Allergy, Condition, CorrectedFactView, MeasuredFact, Medicine } from '@sojourn/domain';
import { dateWords } from '../patient-words.js';

/** One line of a list: what it is, and what is known about it. */
export interface FactLine {
  readonly title: string;
  readonly meta: string;
}

const measuredWords: Record<MeasuredFact['kind'], string> = { weight: 'Weight', height: 'Height', 'blood-pressure': 'Blood pressure' };

export function conditionLine({ text, codes, status, certainty, onset, endedOn }: Condition): FactLine {
  const written = codes.filter(({ system }) => system === 'icd-10-cm').map(({ code }) => code);
  const known = [
    ...written,
    status === 'unknown' ? 'status not known' : status,
    ...(certainty === 'unknown' || certainty === 'confirmed' ? [] : [certainty]),
    onset === null ? 'onset unknown' : `since ${dateWords(onset)}`,
    ...(endedOn === null ? [] : [`ended ${dateWords(endedOn)}`]),
  ];
  return { title: text, meta: known.join(' · ') };
}

export function medicineLine({ text, dosage, status, startedOn, stoppedOn, cautions, reason }: Medicine): FactLine {
  const known = [
    ...(dosage === null ? [] : [dosage]),
    status === 'unknown' ? 'status not known' : status,
    ...(reason === null ? [] : [`for ${reason}`]),
    ...(startedOn === null ? [] : [`since ${dateWords(startedOn)}`]),
    ...(stoppedOn === null ? [] : [`stopped ${dateWords(stoppedOn)}`]),
    ...cautions.map((caution) => `caution: ${caution}`),
  ];
  return { title: text, meta: known.join(' · ') };
}

export function allergyLine({ substance, category, criticality, reactions, status, note }: Allergy): FactLine {
  const known = [
    ...(status === 'active' ? [] : [status]),
    criticality === 'unknown' ? 'risk not known' : `risk ${criticality.replaceAll('-', ' ')}`,
    ...(category === 'unknown' ? [] : [category]),
    ...reactions.map(({ reaction, severity }) => (severity === 'unknown' ? reaction : `${reaction} (${severity})`)),
    ...(note === null ? [] : [note]),
  ];
  return { title: substance, meta: known.join(' · ') };
}

/** What a corrected entry said. */
export function correctedLine(fact: CorrectedFactView): string {
  if (fact.kind === 'measurement') return `${measuredWords[fact.details.kind]} ${amountOf(fact.details)}`;
  const { title, meta } = lineOf(fact);
  return `${title} · ${meta}`;
}

function lineOf(fact: Exclude<CorrectedFactView, { kind: 'measurement' }>): FactLine {
  if (fact.kind === 'condition') return conditionLine(fact.details);
  return fact.kind === 'medicine' ? medicineLine(fact.details) : allergyLine(fact.details);
}

export function measuredKind({ kind }: MeasuredFact): string {
  return measuredWords[kind];
}

export function amountOf(fact: MeasuredFact): string {
  if (fact.kind === 'weight') return `${Number((fact.weightG / 1000).toFixed(1))} kg`;
  return fact.kind === 'height' ? `${Number((fact.heightMm / 10).toFixed(1))} cm` : `${fact.systolicMmHg}/${fact.diastolicMmHg} mmHg`;
}
