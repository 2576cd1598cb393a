import { plan, risk, sectionsOf } from './note-section.js';

/** Preparation, dosing session and integration. Source: clinical reference §5.1. */
export const preparation = sectionsOf(
  ['goals', 'Goals', 'What should be different in this life when treatment has helped?', 'told'],
  ['intentions', 'Intentions', 'The intention, in the patient’s own words.', 'told', 'required-fresh'],
  ['expectations-and-fears', 'Expectations and fears', 'What is hoped for, and what is feared?', 'told'],
  ['earlier-altered-states', 'Earlier altered states', 'What earlier experiences of altered states are there?', 'told'],
  ['trauma-triggers', 'Triggers', 'What could bring trauma back, and what helps then?', 'told'],
  [
    'touch-and-consent',
    'Touch and boundaries',
    'Which touch is welcome, which is not, and how will it be asked for?',
    'told',
    'required-fresh',
  ],
  ['music-and-mask', 'Music and eye mask', 'Which music, which playlist, with or without eye mask?', 'told'],
  ['coping-anchors', 'Anchors', 'Which anchors were practised for difficult moments?', 'done'],
  ['support-person', 'Support', 'Who is there afterwards?', 'told'],
  ['psychoeducation', 'What was explained', 'What was explained about the medicine, its effects and the day?', 'done'],
  ['safety-plan', 'Safety plan', 'Was the safety plan gone through, and what changed in it?', 'done', 'fresh'],
  ['readiness', 'Readiness', 'How ready is the patient, 0 to 10, and why?', 'meaning', 'fresh'],
  ['homework', 'Until next time', 'What does the patient take home to do?', 'ahead'],
  plan,
);

export const dosing = sectionsOf(
  ['set', 'Set', 'Mood before, and the intention as it was said again.', 'told', 'required-fresh'],
  ['setting', 'Setting', 'Room, light, music, mask, posture; who was there, from when to when?', 'seen', 'fresh'],
  ['observations', 'What happened', 'What was seen and heard, in its order? Mark the patient’s words as quotes.', 'seen', 'required-fresh'],
  ['phenomenology', 'Experience', 'Which kinds of experience were there?', 'seen', 'fresh'],
  ['emotional-arc', 'Emotional arc', 'How did feeling move from beginning to end?', 'response', 'fresh'],
  [
    'interventions',
    'Interventions',
    'What did you do: silence, reassurance, breath, grounding, touch with consent and its times?',
    'done',
    'required-fresh',
  ],
  ['adverse-reactions', 'Difficult reactions', 'What was frightening or harmful, and how did it end?', 'response', 'fresh'],
  ['emergence', 'Coming back', 'How was the return?', 'response', 'fresh'],
  ['reflections', 'First reflections', 'What did the patient say about it right away?', 'told', 'fresh'],
  ['assessment', 'Assessment', 'How do you understand this session?', 'meaning', 'fresh'],
  ['state-at-hand-over', 'State at hand-over', 'In what state was the patient handed over, and to whom?', 'response', 'required-fresh'],
  plan,
);

export const integration = sectionsOf(
  ['emotional-content', 'Feelings', 'Which feelings stayed or came since the dose?', 'told', 'fresh'],
  ['somatic-content', 'Body', 'What does the body remember?', 'told', 'fresh'],
  ['imagery', 'Images and symbols', 'Which images stayed, and what do they mean to the patient?', 'told', 'fresh'],
  ['difficult-material', 'Difficult material', 'What was hard, and what has become of it?', 'told', 'fresh'],
  ['interventions', 'Interventions', 'What did you do in this session?', 'done', 'required-fresh'],
  ['insights', 'Insights', 'What does the patient understand now, in their words?', 'response', 'required-fresh'],
  ['behaviour-change', 'Change since last time', 'What is done differently since the last session?', 'response', 'fresh'],
  ['relation-to-goals', 'Towards the goals', 'How does this bear on the goals of treatment?', 'meaning'],
  ['measures-reviewed', 'Measures', 'Which scores were looked at together, and what did they show?', 'seen', 'fresh'],
  ['supports', 'Supports', 'Who and what carries the patient?', 'told'],
  risk,
  plan,
);
