import { localDateAt, localTimeAt, plusMinutes, type Instant } from '../../shared/index.js';
import { dayWords } from '../../scheduling/index.js';

/** What a patient sees to before a visit. `coming` and `escort` the clinic itself may know; the others are the patient's to tick. */
export const preparationItems = [
  'coming',
  'escort',
  'no-food',
  'no-drink',
  'no-spray',
  'no-alcohol',
  'medicines',
  'clothes',
  'quiet-place',
] as const;
export type PreparationItem = (typeof preparationItems)[number];

/** What the checklist of a visit is made from. `preparation` is null for a visit without a dose. */
export interface PreparationFacts {
  readonly startsAt: Instant;
  /** The zone in which the patient reads a clock. */
  readonly zone: string;
  readonly isRemote: boolean;
  readonly isConfirmed: boolean;
  readonly escortName: string | null;
  readonly preparation: { readonly solidsMin: number; readonly fluidsMin: number; readonly areNoseSpraysOff: boolean } | null;
}

export interface PreparationLine {
  readonly item: PreparationItem;
  readonly text: string;
  /** The clinic has it in its record; nothing is left to tick. */
  readonly isKnown: boolean;
}

/**
 * The checklist of one visit in plain words, with the clock times that follow from the clinic's fasting policy for the route. It names no
 * medicine that is given and no diagnosis. Never refuses. Source: clinical reference §8.2, §6.1 (the same minutes that the check before the
 * dose asks for).
 *
 * Example: an infusion on Tuesday at 10:00 with four hours without food says "Eat nothing solid from Tuesday, … 06:00 on".
 * Odd cases: a talk has nothing to fast for; times lie on the patient's own clock, also over midnight and a change of clocks.
 */
export function preparationListOf(facts: PreparationFacts): PreparationLine[] {
  const { isConfirmed, isRemote } = facts;
  const coming = isConfirmed
    ? 'You have told us that you will come.'
    : 'Tell us that you will come: by the link in our reminder, or by telephone.';
  const own = (item: PreparationItem, text: string): PreparationLine => ({ item, text, isKnown: false });
  return [
    { item: 'coming', text: coming, isKnown: isConfirmed },
    ...(facts.preparation === null ? [] : forDose(facts, facts.preparation)),
    ...(isRemote ? [own('quiet-place', 'Find a quiet place where nobody listens, and try your camera and sound.')] : []),
  ];
}

function forDose(facts: PreparationFacts, preparation: NonNullable<PreparationFacts['preparation']>): PreparationLine[] {
  const { solidsMin, fluidsMin, areNoseSpraysOff } = preparation;
  const { escortName } = facts;
  const escort =
    escortName === null
      ? 'An adult must take you home. Tell us who: by the link in our reminder, or by telephone.'
      : `${escortName} takes you home. Do not drive until the next day, after a night’s sleep.`;
  const own = (item: PreparationItem, text: string): PreparationLine => ({ item, text, isKnown: false });
  return [
    { item: 'escort', text: escort, isKnown: escortName !== null },
    own('no-food', `Eat nothing solid from ${clockWords(facts, solidsMin)} on.`),
    own('no-drink', `Drink nothing from ${clockWords(facts, fluidsMin)} on. Clear water is fine until then.`),
    ...(areNoseSpraysOff ? [own('no-spray', `Use no nasal spray or decongestant from ${clockWords(facts, 60)} on.`)] : []),
    own('no-alcohol', 'No alcohol and no cannabis for 24 hours before.'),
    own('medicines', 'Take your regular medicines, also those for blood pressure, unless your prescriber told you otherwise.'),
    own('clothes', 'Wear comfortable clothes. Bring nothing you need to look after.'),
  ];
}

/** The time alone where it is the day of the visit; with its day where it is the day before. */
function clockWords({ startsAt, zone }: PreparationFacts, minutesBefore: number): string {
  const at = plusMinutes(startsAt, -minutesBefore);
  const time = localTimeAt(at, zone);
  const on = localDateAt(at, zone);
  return on === localDateAt(startsAt, zone) ? time : `${dayWords(on)}, ${time}`;
}
