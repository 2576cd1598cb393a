import { denialGroundWords, type AmendmentRequestView, type TherapyNoteView } from '@sojourn/domain';
import { at } from '../../../platform/paper/clinic-paper.js';
import type { Paper } from '../../../platform/paper/paper.js';
import { personOf, writeSection, type PaperPlace } from './note-on-paper.js';

/**
 * What a patient's requests have changed about a note, and where the patient disagrees with what was left: it goes out with every copy of the note.
 * Source: 45 CFR 164.526(c)(1), (d)(5).
 */
export function writeAmendments(paper: Paper, note: TherapyNoteView, requests: readonly AmendmentRequestView[], place: PaperPlace): void {
  for (const request of requests) {
    if (request.acceptance !== null) writeAcceptance(paper, note, request, place);
    if (request.disagreement !== null) writeDisagreement(paper, request, place);
  }
}

function writeAcceptance(paper: Paper, note: TherapyNoteView, { receivedOn, acceptance }: AmendmentRequestView, place: PaperPlace): void {
  const addendum = note.addenda.find(({ id }) => id === acceptance?.addendumId);
  if (addendum === undefined) return;
  const heading = `Amended at the patient’s request of ${receivedOn}, by ${personOf(addendum.author)}, ${at(addendum.signedAt, place)}`;
  writeSection(paper, heading, addendum.text);
}

function writeDisagreement(
  paper: Paper,
  { receivedOn, words, denial, disagreement, rebuttal }: AmendmentRequestView,
  place: PaperPlace,
): void {
  if (denial === null || disagreement === null) return;
  writeSection(paper, `The patient’s request to amend of ${receivedOn}`, words ?? '');
  const ground = `${denialGroundWords[denial.ground]}.`;
  writeSection(paper, `Denied by ${personOf(denial.by)}, ${at(denial.at, place)}`, `${ground} ${denial.text ?? ''}`);
  writeSection(paper, `The patient’s statement of disagreement of ${disagreement.receivedOn}`, disagreement.text ?? '');
  if (rebuttal !== null) writeSection(paper, `Rebuttal by ${personOf(rebuttal.by)}, ${at(rebuttal.at, place)}`, rebuttal.text ?? '');
}
