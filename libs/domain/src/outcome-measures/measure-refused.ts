/** Input that cannot be what the instrument asks: nothing is scored. A missing answer is no fault, it leaves the form "not scored". */
export interface MeasureRefused {
  readonly code:
    | 'unknown-instrument'
    | 'answers-unreadable'
    | 'unknown-item'
    | 'answered-twice'
    | 'too-many-answers'
    | 'answer-not-accepted'
    | 'answer-out-of-range'
    | 'gate-violated'
    | 'total-contradicts-answers'
    | 'option-not-accepted'
    | 'score-unreadable'
    | 'not-scored'
    | 'other-instrument'
    | 'other-recall-window'
    | 'other-version'
    | 'no-change-rule'
    | 'reliability-not-accepted';
  /** Where the fault lies: "answers.3" in a list, "answers.6-recency" in an object, "options.sex", "baseline". */
  readonly path: string;
  readonly message: string;
}
