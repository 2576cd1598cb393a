import { needs, type StepGuard } from './situation.js';

/** A consent that the patient has withdrawn stands in the way at once, whatever was verified before. Source: clinical reference §1.3. */
export const noConsentWithdrawn: StepGuard = ({ situation: { session } }) =>
  needs((session.surroundings.withdrawnConsents ?? 0) === 0, {
    code: 'consent-withdrawn',
    message: 'The patient has withdrawn a consent: no dose, unless they sign anew.',
  });

/** A suicide answer that came after the time-out holds the next dose like one before it. Source: clinical reference §0 rule 8, §4.6. */
export const noRiskSince: StepGuard = ({ situation: { session } }) =>
  needs((session.surroundings.openRiskEvents ?? 0) === 0, {
    code: 'risk-event-open',
    message: 'Risk events of this patient are open: no dose before a disposition says to proceed.',
  });
