import type { SetSchedulingPolicy } from '@sojourn/domain';

export type RuleNumber = Exclude<keyof SetSchedulingPolicy, 'roomNeeds' | 'skillsOnSite'>;

interface RuleField {
  readonly key: RuleNumber;
  readonly label: string;
  readonly help: string;
}

/** The numbers among the rules, as a manager reads them. */
export const ruleFields: readonly RuleField[] = [
  { key: 'startStaggerMin', label: 'Minutes between two dosing starts', help: 'Of one nurse.' },
  { key: 'closeMarginMin', label: 'Minutes left before closing', help: 'After the observation of a dose.' },
  { key: 'shortestTalkMin', label: 'Shortest talk, in minutes', help: 'When somebody shortens a visit.' },
  {
    key: 'largestLoadPercent',
    label: 'Most of a nurse’s attention, in percent',
    help: 'What a visit takes in each phase stands in its protocol.',
  },
  { key: 'slackNurses', label: 'Nurses without a patient at the peak', help: '0: none is kept free.' },
  { key: 'slackFromPatients', label: 'The peak begins with this many patients', help: 'Between first dose and leaving, at once.' },
  { key: 'lateCancellationMin', label: 'Late cancellation, in minutes before', help: '1440 minutes are a day.' },
  { key: 'linkClosesMin', label: 'Answers by link end, in minutes before', help: 'After that the patient is asked to call.' },
  { key: 'moveAskUntilMin', label: 'Asking for another time ends, in minutes before', help: 'By link; after that by telephone.' },
  { key: 'escortConfirmedByMin', label: 'Escort confirmed, in minutes before', help: 'After that the desk is asked to ring.' },
  { key: 'offerExpiresMin', label: 'Offer of a freed time stands, in minutes', help: 'To who is on the waitlist.' },
  { key: 'noShowAfterMin', label: 'No-show, in minutes after the start', help: 'Before that nobody is said not to have come.' },
  { key: 'noShowsForReview', label: 'Missed visits that ask for a review', help: 'From this one on, whoever follows it up is told.' },
];
