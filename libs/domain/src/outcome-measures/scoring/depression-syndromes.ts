import { countedAnswer } from './read-answers.js';
import type { Findings, ScoredForm } from './scored-form.js';

/**
 * The PHQ-9 diagnostic aid: five or more symptoms with a core one is a major syndrome, two to four another depressive syndrome.
 * A symptom counts from "more than half the days"; item 9 counts from "several days". Nothing is said of an incomplete form.
 * Source: clinical reference §4.2.
 *
 * Example: [2,2,1,2,1,1,2,1,1] is a major syndrome, item 9 being the fifth symptom.
 * Odd case: [1,1,3,3,3,3,3,3,0] is 20 points, severe, and no syndrome: the core is missing.
 */
export function depressionSyndromes({ gated }: Pick<ScoredForm, 'gated'>): Findings {
  if (gated.missing.length > 0) return { symptomCount: null, isMajorDepressiveSyndrome: null, isOtherDepressiveSyndrome: null };
  const at = (item: string) => countedAnswer(gated.answers, item);
  const symptomCount = ['1', '2', '3', '4', '5', '6', '7', '8'].filter((item) => at(item) >= 2).length + (at('9') >= 1 ? 1 : 0);
  const hasCore = at('1') >= 2 || at('2') >= 2;
  return {
    symptomCount,
    isMajorDepressiveSyndrome: hasCore && symptomCount >= 5,
    isOtherDepressiveSyndrome: hasCore && symptomCount >= 2 && symptomCount <= 4,
  };
}
