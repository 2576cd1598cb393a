import type { AmendmentRequestView, DenialGround } from '@sojourn/domain';
import { at, paperAbout, written, type ClinicOnPaper, type PatientOnPaper } from '../../../platform/paper/clinic-paper.js';
import type { Paper } from '../../../platform/paper/paper.js';

const grounds: Readonly<Record<DenialGround, string>> = {
  'not-created-by-us':
    'This clinic did not write what you ask to have changed. If whoever wrote it can no longer be reached, tell us, and we look at your request again.',
  'not-part-of-the-record': 'What you ask to have changed is not part of the records by which the clinic decides about your care.',
  'not-open-for-access': 'What you ask to have changed is not part of what the law opens to your inspection.',
  'accurate-and-complete': 'We have read it again and find it accurate and complete.',
};

const office = 'Office for Civil Rights, 200 Independence Avenue SW, Washington, DC 20201, www.hhs.gov/ocr/complaints';

export interface DeniedOnPaper {
  readonly request: AmendmentRequestView;
  readonly denial: NonNullable<AmendmentRequestView['denial']>;
  readonly patient: PatientOnPaper;
  /** Name or title and telephone of whoever takes statements and complaints. */
  readonly contact: string;
}

/**
 * The written denial of a request to amend, to the patient, in plain words: its basis, the statement of disagreement, what happens without one, and
 * where to complain. Source: 45 CFR 164.526(d)(1).
 */
export function denialOnPaper(denied: DeniedOnPaper, place: ClinicOnPaper): Promise<Buffer> {
  const paper = paperAbout('Answer to a request to amend', denied.patient, place);
  paper.line(written(place.clinicName), { isBold: true });
  paper.line(at(place.madeAt, place).slice(0, 10));
  paper.space(18);
  paper.line(written(denied.patient.name));
  paper.space(18);
  writeDenial(paper, denied, place);
  return paper.finish();
}

export function writeDenial(paper: Paper, { request, denial, contact }: DeniedOnPaper, place: ClinicOnPaper): void {
  paper.title(`Your request of ${request.receivedOn} to amend your record`);
  if (request.words !== null) part(paper, 'You asked:', request.words);
  part(paper, 'Our answer: we do not change the record as you ask.', `${grounds[denial.ground]}\n${denial.text ?? ''}`.trim());
  part(
    paper,
    'If you disagree',
    `You may hand in a written statement that says that you disagree, and why. Give or send it to: ${contact}. It becomes part of your record and goes out with it from then on. If you hand in none, you may ask us to send your request and this answer along whenever this part of your record is given to others.`,
  );
  part(
    paper,
    'If you want to complain',
    `You may complain to the clinic: ${contact}. You may also complain to the Secretary of the U.S. Department of Health and Human Services: ${office}. Nobody may hold a complaint against you.`,
  );
  const { name, credential } = denial.by;
  paper.space(12);
  paper.line(`${written([name, credential].filter(Boolean).join(', '))}, ${at(denial.at, place)}`);
}

function part(paper: Paper, title: string, text: string): void {
  paper.title(title, { isBold: true });
  paper.line(written(text));
  paper.space(8);
}
