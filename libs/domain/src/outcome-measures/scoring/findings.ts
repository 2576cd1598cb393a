import { columbiaTriage, riskLevelShown } from '../risk-triage.js';
import { withRecencyOf } from '../suicide-risk.js';
import { alcoholFindings } from './alcohol-findings.js';
import { attentionOf } from './attention.js';
import { depressionSyndromes } from './depression-syndromes.js';
import { ptsdFindings } from './ptsd-findings.js';
import { answerTo, countedAnswer } from './read-answers.js';
import type { Totals } from './totals.js';
import type { Findings, ScoredForm } from './scored-form.js';

type Reader = (form: ScoredForm) => Findings;

const valueOf = ({ gated }: ScoredForm, item: string) => answerTo(gated.answers, item);

/** Whether the total reaches a cut-off; null while there is no total. */
const reaches = (cutOff: number) => (form: ScoredForm) => ({ isPositive: form.totals.total === null ? null : form.totals.total >= cutOff });

/** What an instrument says beside its total. Each stands on its own: none is derived from a band. Source: clinical reference §3.3–3.4, §4. */
const readers: Readonly<Record<string, Reader>> = {
  'phq-9': (form) => ({ ...depressionSyndromes(form), functionalDifficulty: valueOf(form, '10') }),
  'phq-2': reaches(3),
  'gad-7': reaches(10),
  'gad-2': reaches(3),
  'pcl-5': ptsdFindings,
  'pcl-5-past-week': ptsdFindings,
  'audit-c': alcoholFindings,
  'c-ssrs-screener': triageFindings,
  'c-ssrs-since-last-contact': triageFindings,
  'qids-sr16': partlyAnsweredDomains,
  'who-5': ({ totals: { total } }) => ({ isLikelyDepression: total === null ? null : total <= 28 }),
  meq30: ({ totals }) => ({ isCompleteMystical: isCompleteMystical(totals) }),
  ebi: ({ totals: { rawTotal } }) => ({ sum: rawTotal }),
  sds: (form) => ({ impairedAreas: countWhere(form, ['1', '2', '3'], (value) => value >= 5) }),
  'cgi-i': ({ totals: { total } }) => ({ isResponse: total === null ? null : total <= 2 }),
  cadss: ({ totals: { total } }) => ({ isAboveTrialCriterion: total === null ? null : total > 4 }),
  'moaa-s': ({ totals: { total } }) => ({ attention: attentionOf('moaaS', total) }),
  rass: ({ totals: { total } }) => ({ attention: attentionOf('rass', total) }),
  'bladder-4': (form) => ({ asksForALook: someOf(form, (value) => value >= 2) }),
};

export function findingsOf(form: ScoredForm): Findings {
  return readers[form.definition.id]?.(form) ?? {};
}

function triageFindings({ definition, gated }: ScoredForm): Findings {
  return { levelAtLeast: riskLevelShown(withRecencyOf(definition, gated.answers)), triageVersion: columbiaTriage.version };
}

function partlyAnsweredDomains({ definition, gated }: ScoredForm): Findings {
  const partly = definition.subscales.filter((domain) => {
    const open = domain.items.filter((item) => gated.answers.get(item) === null).length;
    return open > 0 && open < domain.items.length;
  });
  return Object.fromEntries(partly.map((domain) => [`partlyAnswered:${domain.id}`, true]));
}

// Each subscale by itself, never the mean of all 30 items. Source: clinical reference §4.8.
function isCompleteMystical({ total, subscales }: Totals): boolean | null {
  return total === null ? null : subscales.every(({ score, maximum }) => Number(score) * 5 >= maximum * 3);
}

function someOf(form: ScoredForm, test: (value: number) => boolean): boolean | null {
  if (form.totals.total === null) return null;
  return form.definition.items.some((item) => test(countedAnswer(form.gated.answers, item.linkId)));
}

function countWhere(form: ScoredForm, items: readonly string[], test: (value: number) => boolean): number | null {
  if (form.totals.total === null) return null;
  return items.filter((item) => test(countedAnswer(form.gated.answers, item))).length;
}
