import { instant, instantText } from '../../shared/instant.js';
import { safetyContactBy, visitStandsInHours } from './safety-contact.js';

it('has the patient called 24 hours after the dose: four after its check-in opened', () => {
  expect(instantText(safetyContactBy(instant('2026-10-21T06:00:00Z')))).toBe('2026-10-21T10:00:00.000Z'); // 20 h, then 24 h
});

it('lets a visit stand in for the call that starts within four hours of it', () => {
  expect(visitStandsInHours()).toBe(8);
});
