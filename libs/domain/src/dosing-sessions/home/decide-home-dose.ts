import { decide, plusMinutes, type Decision, type Instant, type Unmet } from '../../shared/index.js';
import type { HomePolicy } from './home-policy.js';

/** What is known when a patient is about to take a dose at home. Null: nobody has asked. Source: clinical reference §2.6. */
export interface HomeDoseFacts {
  readonly drug: 'racemic-ketamine' | 'esketamine';
  readonly isAllowedByClinicAndState: boolean | null;
  readonly isAdultSitterPresent: boolean | null;
  readonly isDrivingExcluded: boolean | null;
  readonly isVideoOn: boolean | null;
  readonly hasEmergencyAddress: boolean | null;
  readonly hasLocalEmergencyNumber: boolean | null;
  readonly hasRescuePlan: boolean | null;
  /** When the patient last measured a blood pressure; null when not today. */
  readonly bloodPressureAt: Instant | null;
}

const asked = (answer: boolean | null, code: string, message: string): readonly Unmet[] => (answer === true ? [] : [{ code, message }]);

/**
 * Whether a remote session may go on to its dose. Refuses with everything that is missing; unknown stands in the way like a no, and nothing
 * here can be set aside. Source: clinical reference §2.6 (at-home supply), §2.8 ("sitter + BP mandatory").
 *
 * Example: all answered yes and a pressure of ten minutes ago is allowed.
 * Odd case: esketamine is refused alone and always, whatever the clinic's policy says: it is never dispensed for use at home.
 */
export function decideHomeDose(facts: HomeDoseFacts, policy: HomePolicy, now: Instant): Decision<{ readonly sitterUntil: Instant }, Unmet> {
  const allowed = { sitterUntil: plusMinutes(now, policy.sitterMin) };
  if (facts.drug === 'esketamine') {
    const message = 'Esketamine is used under observation in the clinic only. There is no home session with it.';
    return decide(allowed, [{ code: 'esketamine-never-at-home', message }]);
  }
  const oldest = plusMinutes(now, -policy.baselineWithinMin);
  const isPressureFresh = facts.bloodPressureAt !== null && facts.bloodPressureAt >= oldest && facts.bloodPressureAt <= now;
  return decide(allowed, [
    ...asked(facts.isAllowedByClinicAndState, 'home-use-not-allowed', 'Use at home is not known to be allowed here.'),
    ...asked(facts.isAdultSitterPresent, 'sitter-missing', 'An adult sitter must be with the patient.'),
    ...asked(
      isPressureFresh,
      'blood-pressure-missing',
      `Measure the blood pressure within ${policy.baselineWithinMin} min before the dose.`,
    ),
    ...asked(facts.isDrivingExcluded, 'driving-not-excluded', 'The patient must not drive until the next day.'),
    ...(policy.mustSeeDoseOnVideo ? asked(facts.isVideoOn, 'video-off', 'The dose is taken on video.') : []),
    ...asked(facts.hasEmergencyAddress, 'address-missing', 'Write down where the patient is right now.'),
    ...asked(facts.hasLocalEmergencyNumber, 'emergency-number-missing', 'Write down the emergency centre of that place.'),
    ...asked(facts.hasRescuePlan, 'rescue-plan-missing', 'Agree what happens if something goes wrong.'),
  ]);
}
