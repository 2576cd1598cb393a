import {
  amountText,
  draftInfusion,
  draftInjection,
  draftSprays,
  milligramText,
  ugPerKilogram,
  type limitsSoFar,
  perKilogramText,
  type Body,
  type Decision,
  type DraftRefused,
  type InfusionTyped,
  type OrderContent,
  type SessionPolicy,
  type TreatmentProduct,
} from '@sojourn/domain';
import type { Answers } from '../forms/form-field.js';
import { standby } from './order-questions.js';

/** A figure the order leads to, worked out by the domain. */
interface Figure {
  readonly label: string;
  readonly value: string;
  readonly isCaution?: boolean;
}

export type DraftedOrder = Decision<{ readonly content: OrderContent; readonly figures: readonly Figure[] }, DraftRefused>;

const num = (value: unknown): number | null => (typeof value === 'number' ? value : null);
type Basis = InfusionTyped['weightBasis'];

/** Turns what is answered so far into an order with its figures, or into what still stands in the way. */
export function draftFromAnswers(product: TreatmentProduct, answers: Answers, body: Body, policy: SessionPolicy): DraftedOrder {
  const drafted = byProduct[product](answers, body, policy);
  if (!drafted.allowed) return drafted;
  const ticked = Array.isArray(answers['adjuncts']) ? answers['adjuncts'] : [];
  const adjuncts = standby.filter(({ value }) => ticked.includes(value)).map(({ adjunct }) => adjunct);
  return { allowed: true, value: { ...drafted.value, content: { ...drafted.value.content, adjuncts } } };
}

/** The dose by weight as far as it is typed, booster included; null while there is none, or where doses are not ordered by weight. */
export function doseSoFar(product: TreatmentProduct, answers: Answers, weightG: number): Parameters<typeof limitsSoFar>[0] | null {
  if (product !== 'intravenous-ketamine' && product !== 'intramuscular-ketamine') return null;
  const [dose, booster] = [num(answers['doseMgPerKg']) ?? NaN, answers['hasBooster'] === true ? (num(answers['boosterMgPerKg']) ?? 0) : 0];
  const doseUgPerKg = Math.round((dose + (Number.isNaN(booster) ? 0 : booster)) * 1_000);
  const isActual = answers['weightBasis'] === 'actual';
  return doseUgPerKg > 0 ? { product, doseUgPerKg, weightG, dosingWeightG: isActual ? weightG : null } : null;
}

const byProduct: Record<TreatmentProduct, (answers: Answers, body: Body, policy: SessionPolicy) => DraftedOrder> = {
  'intravenous-ketamine': infusion,
  'intramuscular-ketamine': injection,
  'intranasal-esketamine': esketamine,
  'intranasal-ketamine': sprays,
  'sublingual-ketamine': troche,
};

function infusion(answers: Answers, body: Body, policy: SessionPolicy): DraftedOrder {
  const [method, volumeMl] = [answers['method'], num(answers['volumeMl'])];
  const typed: InfusionTyped = {
    doseMgPerKg: num(answers['doseMgPerKg']),
    weightBasis: (answers['weightBasis'] ?? null) as Basis,
    vialMgPerMl: num(answers['vialMgPerMl']),
    diluent: volumeMl === null || (method !== 'QS_TO' && method !== 'ADD_TO') ? null : { method, volumeMl },
    fluid: String(answers['fluid'] ?? ''),
    durationMin: num(answers['durationMin']),
    isBolusAllowed: answers['isBolusAllowed'] === true,
  };
  const drafted = draftInfusion(typed, body, policy);
  if (!drafted.allowed) return drafted;
  const { content, figures } = drafted.value;
  return {
    allowed: true,
    value: {
      content,
      figures: [
        { label: 'Dose', value: milligramText(content.doseUg) },
        { label: 'Draw', value: amountText(figures.draw.volume, 3, 'mL') },
        ...preparedFigure(figures.draw),
        { label: 'Bag', value: `${amountText(figures.finalVolume, 2, 'mL')} of ${amountText(figures.concentration, 3, 'mg')}/mL` },
        { label: 'Pump', value: amountText(figures.pumpRate, 1, 'mL/h') },
        { label: 'By weight and time', value: amountText(figures.weightedRate, 2, 'mcg/kg/min') },
      ],
    },
  };
}

function preparedFigure({
  deltaPercent,
  warnings,
}: {
  deltaPercent: Parameters<typeof amountText>[0];
  warnings: readonly unknown[];
}): Figure[] {
  if (deltaPercent.n === 0n) return [];
  return [{ label: 'The syringe holds', value: `${amountText(deltaPercent, 2, '%')} off the exact dose`, isCaution: warnings.length > 0 }];
}

/** The booster as answered: null when none is wanted, undefined while its answers are not complete. */
function boosterIn(answers: Answers): { doseMgPerKg: number; fromMin: number; toMin: number } | null | undefined {
  if (answers['hasBooster'] === false) return null;
  const [doseMgPerKg, fromMin, toMin] = [num(answers['boosterMgPerKg']), num(answers['fromMin']), num(answers['toMin'])];
  const isComplete = answers['hasBooster'] === true && doseMgPerKg !== null && fromMin !== null && toMin !== null;
  return isComplete ? { doseMgPerKg, fromMin, toMin } : undefined;
}

function injection(answers: Answers, body: Body, policy: SessionPolicy): DraftedOrder {
  const booster = boosterIn(answers);
  if (booster === undefined) return { allowed: false, refusals: [unfinished] };
  const weightBasis = (answers['weightBasis'] ?? null) as Basis;
  const typed = { doseMgPerKg: num(answers['doseMgPerKg']), weightBasis, vialMgPerMl: num(answers['vialMgPerMl']), booster };
  const drafted = draftInjection(typed, body, policy);
  if (!drafted.allowed) return drafted;
  const { content, figures: worked } = drafted.value;
  const boosted = content.booster === null ? [] : [{ label: 'Booster', value: drawnWords(content.booster) }];
  const cumulative = `${amountText(worked.cumulative, 2, 'mg')}, ${amountText(worked.cumulativePerKg, 3, 'mg/kg')}`;
  const figures = [
    { label: 'Dose', value: drawnWords(content) },
    ...preparedFigure(worked.draw),
    ...boosted,
    { label: 'In all', value: cumulative },
    ...siteFigures(worked.bySite),
  ];
  return { allowed: true, value: { content, figures } };
}

function drawnWords({ doseUg, volumeUl }: { readonly doseUg: number; readonly volumeUl: number }): string {
  return `${milligramText(doseUg)} in ${volumeUl / 1_000} mL`;
}

function siteFigures(bySite: readonly { readonly site: string; readonly outcome: string; readonly softMl: number }[]): Figure[] {
  const words: Readonly<Record<string, string>> = { within: 'fits', 'above-soft': 'more than it takes well', 'above-hard': 'too much' };
  const left = bySite.filter(({ site, outcome }) => site.endsWith('-left') && words[outcome] !== undefined);
  return left.map(({ site, outcome }) => ({
    label: site.replace('-left', '').replaceAll('-', ' '),
    value: words[outcome] ?? outcome,
    isCaution: outcome !== 'within',
  }));
}

const unfinished: DraftRefused = { code: 'unfinished', message: 'Answer what is asked above.' };

function esketamine(answers: Answers, { weightG }: Body): DraftedOrder {
  const [total, indication] = [num(answers['totalMg']), answers['indication']];
  if (total === null || (indication !== 'TRD' && indication !== 'MDD-SI')) return { allowed: false, refusals: [unfinished] };
  const deviceCount = total / 28;
  const content: OrderContent = { product: 'intranasal-esketamine', weightG, basis: null, adjuncts: [], deviceCount, indication };
  const figures = [
    { label: 'Devices', value: `${deviceCount} of 28 mg` },
    { label: 'Apart', value: '5 min at least' },
  ];
  return { allowed: true, value: { content, figures } };
}

function sprays(answers: Answers, body: Body): DraftedOrder {
  const typed = { sprays: num(answers['sprays']), mlPerSpray: num(answers['mlPerSpray']), mgPerMl: num(answers['mgPerMl']) };
  const drafted = draftSprays(typed, body);
  if (!drafted.allowed) return drafted;
  const { content } = drafted.value;
  return { allowed: true, value: { content, figures: doseFigures(content.doseUg, body) } };
}

function troche(answers: Answers, body: Body): DraftedOrder {
  const doseMg = num(answers['doseMg']);
  const doseUg = doseMg === null ? NaN : Math.round(doseMg * 1_000);
  if (!(doseUg > 0)) return { allowed: false, refusals: [unfinished] };
  const content: OrderContent = { product: 'sublingual-ketamine', weightG: body.weightG, basis: null, adjuncts: [], doseUg };
  return { allowed: true, value: { content, figures: doseFigures(doseUg, body) } };
}

function doseFigures(doseUg: number, { weightG }: Body): Figure[] {
  return [
    { label: 'Dose', value: milligramText(doseUg) },
    { label: 'By weight', value: perKilogramText(ugPerKilogram(doseUg, weightG)) },
  ];
}
