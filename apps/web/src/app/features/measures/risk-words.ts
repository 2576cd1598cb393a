import {
  answerWords,
  instrumentOf,
  roleLabels,
  type RiskDispositionWord,
  type RiskEscalation,
  type RiskEventRecord,
  type RiskStep,
  type SafetyAction,
} from '@sojourn/domain';
import { levelWords, nameOf } from './measure-words.js';

/** What opened the event. Example: "PHQ-9: item 9 answered “nearly every day” (Thoughts that you would be better off dead …)". */
export function sourceWords({ source }: RiskEventRecord): string {
  if (source.kind === 'concern') return `Concern of staff: ${source.concern}`;
  const items = instrumentOf(source.instrument)?.items ?? [];
  const said = source.items.map(({ item, value }) => {
    const asked = items.find(({ linkId }) => linkId === item);
    const answer = asked === undefined ? String(value) : answerWords(asked, value).toLowerCase();
    return `item ${item} answered “${answer}”${asked?.text ? ` (${asked.text})` : ''}`;
  });
  return `${nameOf(source.instrument)}: ${said.join('; ')}`;
}

export const dispositionWords: Record<RiskDispositionWord, string> = {
  proceed: 'Proceed with dosing',
  defer: 'Defer dosing',
  'divert-to-emergency': 'To emergency evaluation',
};

export const actionWords: Record<SafetyAction, string> = {
  'safety-plan-made': 'Safety plan made',
  'safety-plan-reviewed': 'Safety plan reviewed',
  'means-safety-discussed': 'Safety of means discussed',
  'crisis-numbers-given': 'Crisis numbers given',
  'contacts-confirmed': 'Contacts confirmed',
  'family-informed': 'Family or escort informed',
  'transfer-arranged': 'Transfer arranged',
};

/** Example: "Told: prescriber". */
export function escalationWords({ roles }: RiskEscalation): string {
  return `Told: ${roles.map((role) => roleLabels[role].toLowerCase()).join(' and ')}`;
}

/** One step of an event in a sentence. */
export function stepWords(step: RiskStep): string {
  switch (step.kind) {
    case 'acknowledged':
      return 'Taken on';
    case 'finding-added':
      return `${nameOf(step.details.instrument)} added: ${levelWords[step.details.level].toLowerCase()}`;
    case 'disposition-signed':
      return `Disposition signed: ${levelWords[step.details.level].toLowerCase()}, ${dispositionWords[step.details.disposition].toLowerCase()}`;
    case 'followed-up':
      return 'Patient contacted';
  }
}
