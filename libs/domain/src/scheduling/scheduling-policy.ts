import type { VisitType } from '../courses/index.js';
import type { StaffSkill } from './staff-skills.js';

/** Numbers a clinic may change [D]. Source: clinical reference §8.2. */
export interface SchedulingPolicy {
  readonly version: number;
  /** Least minutes between two dosing starts of one nurse. */
  readonly startStaggerMin: number;
  /** Least minutes between the end of observation and closing time. */
  readonly closeMarginMin: number;
  /** Least minutes of a talk that somebody shortens. */
  readonly shortestTalkMin: number;
  /** A nurse's whole attention, in hundredths. */
  readonly largestLoadPercent: number;
  /** What a room must offer for a kind of visit. */
  readonly roomNeeds: Readonly<Partial<Record<VisitType, readonly string[]>>>;
  /** What somebody at work must be able to do while such a visit runs. */
  readonly skillsOnSite: Readonly<Partial<Record<VisitType, readonly StaffSkill[]>>>;
}

const watched = ['oxygen', 'monitor'] as const;

export const defaultSchedulingPolicy: SchedulingPolicy = {
  version: 1,
  startStaggerMin: 10,
  closeMarginMin: 30,
  shortestTalkMin: 15,
  largestLoadPercent: 100,
  roomNeeds: {
    'intravenous-dosing': [...watched, 'infusion-pole'],
    'intravenous-dosing-with-therapist': [...watched, 'infusion-pole'],
    'intramuscular-dosing': watched,
    'esketamine-dosing': watched,
    'intranasal-dosing': watched,
    'sublingual-dosing': watched,
  },
  // Advanced life support on site during an infusion. Source: clinical reference §2.8.
  skillsOnSite: {
    'intravenous-dosing': ['advanced-life-support'],
    'intravenous-dosing-with-therapist': ['advanced-life-support'],
  },
};
