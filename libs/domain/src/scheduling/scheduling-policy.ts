import * as z from 'zod';
import { roomAttributes } from '../clinics/index.js';
import { visitTypes } from '../courses/index.js';
import { staffSkills } from './staff-skills.js';

const minutes = (least: number, most: number) => z.int().min(least).max(most);

/**
 * What a clinic decides about its schedule [D]. Source: clinical reference §1.5, §8.2. What a visit takes of a nurse in each phase, and how
 * long a phase lasts, stands in the protocol; here is what is held against it.
 */
export const setSchedulingPolicy = z.strictObject({
  /** Least minutes between two dosing starts of one nurse. */
  startStaggerMin: minutes(0, 120),
  /** Least minutes between the end of observation and closing time. */
  closeMarginMin: minutes(0, 240),
  /** Least minutes of a talk that somebody shortens. */
  shortestTalkMin: minutes(5, 120),
  /** A nurse's whole attention, in hundredths. */
  largestLoadPercent: minutes(25, 100),
  /** Nurses at work who have no patient, from so many patients under a medicine at once. */
  slackNurses: z.int().min(0).max(5),
  slackFromPatients: z.int().min(1).max(50),
  /** Later than so many minutes before the visit, a patient's cancellation counts as late. */
  lateCancellationMin: minutes(0, 10_080),
  /** Later than so many minutes before the visit, its patient calls instead of answering by link. */
  linkClosesMin: minutes(0, 10_080),
  /** Later than so many minutes before the visit, another time is asked for by telephone. */
  moveAskUntilMin: minutes(0, 20_160),
  /** Least minutes after the start before somebody is said not to have come. */
  noShowAfterMin: minutes(0, 240),
  /** From so many missed visits of one patient on, following one up asks for a review. */
  noShowsForReview: z.int().min(1).max(20),
  /** Later than so many minutes before a dosing visit, an escort nobody has confirmed is the desk's to ring. */
  escortConfirmedByMin: minutes(0, 2_880),
  /** How many minutes an offer of a freed time stands. */
  offerExpiresMin: minutes(5, 1_440),
  /** What a room must offer for a kind of visit. */
  roomNeeds: z.partialRecord(z.enum(visitTypes), z.array(z.enum(roomAttributes)).max(roomAttributes.length)),
  /** Emergency cover: what somebody at work must be able to do from the dose until the patient leaves. */
  skillsOnSite: z.partialRecord(z.enum(visitTypes), z.array(z.enum(staffSkills)).max(staffSkills.length)),
});
export type SetSchedulingPolicy = z.infer<typeof setSchedulingPolicy>;

/** The policy in force, as every rule of the schedule reads it. Version 0 is what the product comes with. */
export interface SchedulingPolicy extends SetSchedulingPolicy {
  readonly version: number;
}

const watched: SetSchedulingPolicy['roomNeeds']['esketamine-dosing'] & object = ['oxygen', 'monitor'];

export const defaultSchedulingPolicy: SchedulingPolicy = {
  version: 0,
  startStaggerMin: 10,
  closeMarginMin: 30,
  shortestTalkMin: 15,
  largestLoadPercent: 100,
  slackNurses: 1,
  // One nurse may watch four esketamine patients (§8.1): the peak is beyond what one alone can watch.
  slackFromPatients: 5,
  lateCancellationMin: 1_440,
  linkClosesMin: 60,
  moveAskUntilMin: 1_440,
  noShowAfterMin: 20,
  noShowsForReview: 2,
  escortConfirmedByMin: 120,
  offerExpiresMin: 45,
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
