import type { EligibilityRefused, JudgementRefused, PatientChartView } from '@sojourn/domain';
import { ProblemException } from '../../platform/http/problem.js';

export function birthDateImpossible(): ProblemException {
  const detail = 'This birth date lies in the future or more than 130 years back. Nothing was saved; leave it empty if it is not known.';
  const errors = [{ path: 'patient.birthDate', code: 'impossible', message: 'Check the birth date' }];
  return new ProblemException({ status: 422, code: 'birth-date-impossible', title: 'Impossible birth date', detail, errors });
}

export function changedMeanwhile(newest: PatientChartView): ProblemException {
  const detail = 'Someone else changed this patient while you were typing. Nothing of yours was saved yet: compare, then save again.';
  return new ProblemException({ status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile', detail, facts: { newest } });
}

export function bundleRefused(resource: string, path: string, message: string): ProblemException {
  const detail = `${resource}: ${path} ${message}. Nothing of this bundle was kept. Correct the file and import it again.`;
  return new ProblemException({
    status: 422,
    code: 'bundle-refused',
    title: 'Bundle refused',
    detail,
    errors: [{ path, code: resource, message }],
  });
}

const whyNotDecided: Record<EligibilityRefused['code'], string> = {
  'answered-twice': 'one item of the checklist has two answers',
  'answered-after-the-decision': 'an answer is dated after today',
};

export function notDecided(refusals: readonly EligibilityRefused[]): ProblemException {
  const detail = `The decision was not signed: ${refusals.map(({ code, item }) => `${whyNotDecided[code]} (${item})`).join('; ')}. Correct the checklist, then sign again.`;
  return new ProblemException({ status: 422, code: 'eligibility-not-decided', title: 'Not decided', detail, facts: { refusals } });
}

const whyNotJudged: Record<JudgementRefused['code'], string> = {
  'milder-than-the-checklist': 'it is milder than the checklist proposes; correct the answers, or let the clinic’s policy be changed',
  'reason-missing': 'it is stricter than the checklist proposes and gives no reason',
  'condition-missing': 'it says "with conditions" and names none',
  'deferral-not-ahead': 'the day of the next look does not lie ahead, or the decision is no deferral',
};

export function notJudged(refusals: readonly JudgementRefused[]): ProblemException {
  const detail = `The decision was not signed: ${refusals.map(({ code }) => whyNotJudged[code]).join('; ')}.`;
  return new ProblemException({ status: 422, code: 'eligibility-not-judged', title: 'Not decided', detail, facts: { refusals } });
}

export function consentWithdrawn(): ProblemException {
  const detail = 'The patient withdrew this consent. Nothing was signed; ask the patient and take a new signature if they agree.';
  return new ProblemException({ status: 409, code: 'consent-withdrawn', title: 'Consent withdrawn', detail });
}

export function textNotInForce(): ProblemException {
  const detail = 'The patient signed a text that is not the one in force today. Nothing was recorded; show the current text and ask again.';
  return new ProblemException({ status: 422, code: 'consent-text-not-in-force', title: 'Text not in force', detail });
}
