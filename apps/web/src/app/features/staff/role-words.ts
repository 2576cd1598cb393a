import type { Role } from '@sojourn/domain';

/** What a role may do, in a line. Source: clinical reference §9.2. */
export const roleMeanings: Record<Role, string> = {
  therapist: 'Prepares, accompanies and integrates; writes and signs notes',
  nurse: 'Checks, gives and records doses; watches vital signs',
  prescriber: 'Decides eligibility; signs orders',
  'medical-director': 'As a prescriber; answers for the clinic’s medicine',
  'clinic-manager': 'Books and arranges people, rooms and pumps',
  'front-desk': 'Registers, books and checks patients in',
  compliance: 'Reads everything, changes nothing',
  administrator: 'Lets people in and out; sees no chart',
};
