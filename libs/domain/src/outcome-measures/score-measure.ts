import { allow, type Decision, refuse } from '../shared/decision.js';
import type { InstrumentDefinition } from './definition.js';
import { instrumentOf, instruments } from './instruments/index.js';
import type { MeasureRefused } from './measure-refused.js';
import { type MeasureScore, scorerVersion } from './measure-score.js';
import { isInRemission } from './remission.js';
import { readOptions, type ScoreOptions } from './score-options.js';
import { applyGates, gateViolations, totalContradictions } from './scoring/completeness.js';
import { findingsOf } from './scoring/findings.js';
import type { ScoredForm } from './scoring/scored-form.js';
import { type Answers, readAnswers } from './scoring/read-answers.js';
import { totalsBy } from './scoring/totals.js';
import { suicideRiskIn } from './suicide-risk.js';

/**
 * Scores one form. Answers come as a list in item order, as an object by item key, or bare for a one-item scale; null is unanswered.
 * A form with gaps is no refusal: it is 'not-scored', with what is missing, and its suicide items count all the same.
 * Refuses, all at once and each with its path: unknown instruments, items and options, answers that are not offered (texts of digits,
 * fractions, out of range), too many answers, one item twice, a violated gate, a total that does not fit. Source: clinical reference §4.
 *
 * Example: `scoreMeasure('phq-9', [2,2,2,2,1,2,1,1,1])` is 14, 'moderate', with a risk event for item 9.
 * Odd case: PHQ-9 [0,0,0,0,0,0,0,0,1] is 1 point, 'minimal', and a risk event.
 */
export function scoreMeasure(instrumentId: unknown, answers: unknown, options?: unknown): Decision<MeasureScore, MeasureRefused> {
  const definition = instrumentOf(instrumentId);
  if (definition === null) return refuse(unknownInstrument());
  const told = readOptions(options);
  const read = readAnswers(definition, answers);
  if (!told.allowed && !read.allowed) return refuse(...told.refusals, ...read.refusals);
  if (!told.allowed) return told;
  if (!read.allowed) return read;
  return scoreRead(definition, read.value.answers, read.value.pathByItem, told.value);
}

/**
 * The refusal for an id that is not ours, naming those that are. Example: for 'horoscope' the message lists 'phq-9', 'gad-7' and the rest.
 * Source: clinical reference §4.1. Odd case: the id that was given is not repeated, it could be anything.
 */
export function unknownInstrument(): MeasureRefused {
  const known = instruments.map((instrument) => instrument.id).join(', ');
  return { code: 'unknown-instrument', path: 'instrument', message: `There is no such instrument. Known are: ${known}` };
}

function scoreRead(
  definition: InstrumentDefinition,
  read: Answers,
  pathByItem: ReadonlyMap<string, string>,
  options: ScoreOptions,
): Decision<MeasureScore, MeasureRefused> {
  const [first, ...rest] = [...gateViolations(definition, read, pathByItem), ...totalContradictions(definition, read)];
  if (first !== undefined) return refuse(first, ...rest);
  const gated = applyGates(definition, read);
  const form = { definition, gated, options, totals: totalsBy[definition.scoring](definition, gated, options) };
  return allow({ ...identityOf(definition), ...resultOf(form), answers: keptAnswers(form, read) });
}

// A triage and a history have no total: they are complete or they are not.
function statusOf({ definition, gated, totals }: ScoredForm): MeasureScore['status'] {
  const hasNoTotal = definition.scoring === 'triage' || definition.scoring === 'facts';
  return totals.total !== null || (hasNoTotal && gated.missing.length === 0) ? 'scored' : 'not-scored';
}

function identityOf({ id, version, language, recallWindow, range, direction }: InstrumentDefinition) {
  return { instrument: id, instrumentVersion: version, scorerVersion, language, recallWindow, range, direction };
}

function resultOf(form: ScoredForm): Omit<MeasureScore, keyof ReturnType<typeof identityOf> | 'answers'> {
  const { definition, gated, totals } = form;
  const findings = findingsOf(form);
  const isTriaged = definition.scoring === 'triage' && gated.missing.length === 0;
  const band = definition.bands.find(({ from, to }) => totals.total !== null && totals.total >= from && totals.total <= to);
  return {
    status: statusOf(form),
    ...totals,
    band: isTriaged ? String(findings['levelAtLeast']) : (band?.id ?? null),
    bandLabel: isTriaged ? `Risk ${String(findings['levelAtLeast'])}` : (band?.label ?? null),
    findings,
    isRemission: isInRemission(definition, totals.total, gated.answers),
    missing: gated.missing,
    skipped: gated.skipped,
    suicideRisk: suicideRiskIn(definition, gated.answers, gated.skipped),
  };
}

// A licensed form keeps its total and the suicide item, nothing else. Source: clinical reference §4.1.
function keptAnswers({ definition, totals }: ScoredForm, read: Answers): Record<string, number | null> {
  if (definition.totalEntry !== 'total-only') return Object.fromEntries(read);
  const risk = definition.items.filter((item) => item.riskFrom !== undefined).map((item) => [item.linkId, read.get(item.linkId) ?? null]);
  return { total: totals.total, ...Object.fromEntries(risk) };
}
