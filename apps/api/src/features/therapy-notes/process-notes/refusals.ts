import { ProblemException } from '../../../platform/http/problem.js';

/** Names the newest version and repeats none of the words: answers to writes are remembered, process notes are not to be in them. */
export function processNoteChangedMeanwhile(version: number): ProblemException {
  const detail =
    'You saved this process note on another screen. Both texts are kept: open it again beside this one and save what you mean.';
  return new ProblemException({ status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile', detail, facts: { version } });
}
