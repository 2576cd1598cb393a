import type { InstrumentDefinition, MeasureItem } from './definition.js';
import type { RiskAnswer, RiskLevel, SuicideRisk } from './measure-score.js';
import { riskLevelShown } from './risk-triage.js';
import { answerTo, type Answers } from './scoring/read-answers.js';

/**
 * What the suicide items of a form ask for, whatever its total and whether or not it is scored: a risk event, or an alert that the item
 * was left open. A level is given only where the instrument has a triage. Source: clinical reference §4.0, §4.6.
 *
 * Example: PHQ-9 [0,0,0,0,0,0,0,0,1] has total 1 and is a risk event.
 * Odd case: a C-SSRS that already shows a risk but lacks answers is a risk event with those answers named.
 */
export function suicideRiskIn(definition: InstrumentDefinition, answers: Answers, skipped: readonly string[]): SuicideRisk {
  const riskItems = definition.items.filter((item) => item.riskFrom !== undefined);
  if (riskItems.length === 0) return { kind: 'not-asked' };
  const shown = definition.items.flatMap((item) => riskAnswerOf(item, answers));
  const unanswered = riskItems.map((item) => item.linkId).filter((key) => answers.get(key) === null && !skipped.includes(key));
  if (shown.length > 0) return { kind: 'risk-event', items: shown, level: levelOf(definition, answers), unanswered };
  return unanswered.length > 0 ? { kind: 'item-unanswered', items: unanswered } : { kind: 'none' };
}

function riskAnswerOf(item: MeasureItem, answers: Answers): RiskAnswer[] {
  const { linkId, riskFrom } = item;
  const value = answerTo(answers, linkId);
  return riskFrom !== undefined && value !== null && value >= riskFrom ? [{ item: linkId, value, riskFrom }] : [];
}

function levelOf(definition: InstrumentDefinition, answers: Answers): RiskLevel | null {
  return definition.scoring === 'triage' ? riskLevelShown(withRecencyOf(definition, answers)) : null;
}

/** In the "since last contact" version any act is recent: its triage reads the act itself as one within three months. */
export function withRecencyOf(definition: InstrumentDefinition, answers: Answers): Answers {
  const isAct = answers.get('6') === 1;
  return definition.recallWindow === 'since-last-contact' && isAct ? new Map([...answers, ['6-recency', 1]]) : answers;
}
