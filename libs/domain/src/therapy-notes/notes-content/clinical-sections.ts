import { plan, risk, sectionsOf } from './note-section.js';

/** The sections of every other chart note. Source: clinical reference §5.1. */
export const screening = sectionsOf(
  ['present-illness', 'Present illness', 'What brings the patient, since when, and how did it go?', 'told', 'required'],
  ['treatment-trials', 'Treatments tried', 'Medicine, dose, duration and outcome of each trial.', 'told', 'required'],
  ['history', 'History', 'Medical, psychiatric, family and substance history.', 'told'],
  ['mental-status', 'Mental status', 'Findings of the mental status examination.', 'seen', 'required-fresh'],
  ['diagnosis', 'Diagnosis', 'Diagnosis with its code.', 'meaning', 'required'],
  risk,
  ['eligibility', 'Eligibility', 'The decision, its reasons and its conditions.', 'meaning', 'required-fresh'],
  plan,
);

export const nursing = sectionsOf(
  ['pre-dose-state', 'Before the dose', 'How did the patient arrive?', 'seen', 'required-fresh'],
  ['course-of-session', 'Course', 'What was given, what was measured, what was done about it?', 'done', 'required-fresh'],
  ['recovery', 'Recovery', 'How was the recovery until discharge?', 'response', 'required-fresh'],
  plan,
);

export const review = sectionsOf(
  ['course-so-far', 'Course so far', 'Doses, effects and measures against the baseline.', 'seen', 'required-fresh'],
  ['patient-view', 'The patient’s view', 'What does the patient say has changed?', 'told', 'fresh'],
  ['decision', 'Decision', 'Continue, change or stop, and why? Name the reason for every change of dose.', 'meaning', 'required-fresh'],
  risk,
  plan,
);

export const progress = sectionsOf(
  ['reported', 'Reported', 'What did the patient report?', 'told', 'required-fresh'],
  ['interventions', 'Interventions', 'What did you do?', 'done', 'required-fresh'],
  ['response', 'Response', 'How did the patient respond?', 'response', 'fresh'],
  risk,
  plan,
);

export const contact = sectionsOf(
  ['reason', 'Reason', 'Who contacted whom, and why?', 'told', 'required-fresh'],
  ['content', 'What was said', 'What was said and agreed?', 'done', 'required-fresh'],
  plan,
);

export const incident = sectionsOf(
  ['what-happened', 'What happened', 'What happened, when and where?', 'seen', 'required-fresh'],
  ['what-was-done', 'What was done', 'What was done, by whom, and who was told?', 'done', 'required-fresh'],
  ['outcome', 'Outcome', 'How is the patient now?', 'response', 'required-fresh'],
  plan,
);

export const discharge = sectionsOf(
  ['reason-for-ending', 'Reason for ending', 'Why does the course end now?', 'told', 'required-fresh'],
  ['treatment-given', 'Treatment given', 'Which sessions were held, with what and how much?', 'done', 'required'],
  ['outcome', 'Outcome', 'Where did the patient begin, where does the patient stand?', 'response', 'required-fresh'],
  risk,
  ['relapse-plan', 'If it comes back', 'Early signs, what the patient does, whom to call.', 'ahead', 'required'],
  ['hand-back', 'Hand-back', 'To whom is the patient handed back, with which advice?', 'ahead', 'required'],
);
