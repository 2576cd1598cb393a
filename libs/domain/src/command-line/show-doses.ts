import type {
  HomeSupply,
  InfusionPart,
  IntramuscularDose,
  IntravenousDose,
  NasalSprayDose,
  OrderedDose,
  PreparedInfusion,
  PreparedDraw,
} from '../dosing-sessions/index.js';
import { dosePerKilogram } from '../dosing-sessions/index.js';
import { amountText, type Exact } from '../shared/index.js';
import { rounded, shown } from './plain.js';

const showDose = (dose: Exact<'mg'>): Record<string, unknown> => ({ doseMg: shown(dose), doseText: amountText(dose, 1, 'mg') });

function showOrdered({ dose, dosingWeight, weightBasis }: OrderedDose): Record<string, unknown> {
  return {
    ...showDose(dose),
    doseMgPerKg: shown(dosePerKilogram(dose, dosingWeight)),
    dosingWeightKg: shown(dosingWeight),
    weightBasis,
  };
}

function showDraw({ exactVolume, volume, preparedDose, deltaPercent, warnings }: PreparedDraw): Record<string, unknown> {
  return {
    drawMl: shown(volume),
    drawMlExact: shown(exactVolume),
    preparedMg: shown(preparedDose),
    preparedDeltaPercent: rounded(deltaPercent, 2),
    preparedDeltaPercentExact: shown(deltaPercent),
    warnings: warnings.map(({ code }) => code),
  };
}

function showPart({ dose, volume, duration, pumpRate, pumpRateExact }: InfusionPart): Record<string, unknown> {
  return {
    doseMg: shown(dose),
    volumeMl: rounded(volume, 3),
    volumeMlExact: shown(volume),
    durationMin: shown(duration),
    rateMlPerH: shown(pumpRate),
    rateMlPerHExact: shown(pumpRateExact),
  };
}

function showPrepared(dose: PreparedInfusion): Record<string, unknown> {
  return {
    ...showDraw(dose.draw),
    finalVolumeMl: shown(dose.finalVolume),
    concentrationMgPerMl: shown(dose.concentration),
    durationMin: shown(dose.duration),
    rateMlPerH: shown(dose.pumpRate),
    rateMlPerHExact: shown(dose.pumpRateExact),
    rateMgPerMin: shown(dose.perMinute),
    ...(dose.bolus === null ? {} : { bolus: showPart(dose.bolus.bolus), rest: showPart(dose.bolus.rest) }),
  };
}

export function showIntravenous(dose: IntravenousDose): Record<string, unknown> {
  const { bolus, ...prepared } = showPrepared(dose);
  const perKg = dose.bolus === null ? null : dosePerKilogram(dose.bolus.bolus.dose, dose.dosingWeight);
  return {
    ...showOrdered(dose),
    ...prepared,
    rateUgPerKgPerMin: shown(dose.weightedRate),
    ...(perKg === null ? {} : { bolus: { ...Object(bolus), doseMgPerKg: shown(perKg) } }),
  };
}

/** An amount in mg without a patient: what would need a weight is unknown, not nought. */
export function showInfusionInMg(dose: Exact<'mg'>, prepared: PreparedInfusion): Record<string, unknown> {
  const unknown = { doseMgPerKg: null, dosingWeightKg: null, weightBasis: null, rateUgPerKgPerMin: null };
  return { ...showDose(dose), ...unknown, ...showPrepared(prepared) };
}

export function showIntramuscular(dose: IntramuscularDose): Record<string, unknown> {
  const volumeWarnings = dose.parts.filter(({ outcome }) => outcome === 'above-soft').map(() => 'site-volume-above-soft-limit');
  const draw = showDraw(dose.draw);
  return {
    ...showOrdered(dose),
    ...draw,
    warnings: [...dose.draw.warnings.map(({ code }) => code), ...new Set(volumeWarnings)],
    injections: dose.parts.map(({ site, volume, outcome, softMl, hardMl }) => ({ site, volumeMl: shown(volume), outcome, softMl, hardMl })),
    volumeBySite: Object.fromEntries(dose.bySite.map(({ site, outcome }) => [site, outcome])),
    suggestedStrengthsMgPerMl: dose.suggestedStrengthsMgPerMl,
    booster: dose.booster === null ? null : { doseMg: shown(dose.booster.dose), ...showDraw(dose.booster.draw) },
    cumulativeMg: shown(dose.cumulative),
    cumulativeMgPerKg: rounded(dose.cumulativePerKg, 3),
    cumulativeMgPerKgExact: shown(dose.cumulativePerKg),
  };
}

export function showNasalSpray(dose: NasalSprayDose): Record<string, unknown> {
  return {
    drug: dose.drug,
    sprays: dose.sprays,
    mgPerSpray: shown(dose.perSpray),
    doseMg: shown(dose.dose),
    volumeMl: shown(dose.volume),
    primingLossMg: shown(dose.primingLoss),
    withdrawnMg: shown(dose.withdrawn),
    withdrawnMl: shown(dose.withdrawnVolume),
  };
}

export function showHomeSupply({ supply, directed, priming, expectedRemaining, report }: HomeSupply): Record<string, unknown> {
  return {
    supplyMg: shown(supply),
    directedMg: shown(directed),
    primingMg: shown(priming),
    expectedRemainingMg: shown(expectedRemaining),
    ...(report === null ? {} : { expectedUseMg: shown(report.expectedUse), reportedUseMg: shown(report.reportedUse), flag: report.flag }),
  };
}
