import { localDateAt, type Unmet } from '../../shared/index.js';
import { checkedPreparations, isOutOfDate, type CheckedPreparation } from './preparation-check.js';
import { needs, type StepGuard } from './situation.js';

const messages: Record<Exclude<CheckedPreparation['state'], 'agrees'>, string> = {
  'not-checked': 'A second person works the preparation out independently.',
  differs: 'The two results differ: find out why before anything is given.',
  'same-person': 'The check was made by the person who prepared it: another one is needed.',
};

/** Something is prepared, and each preparation was worked out again by a second person. Source: clinical reference §1.6, §6.1. */
export const preparationChecked: StepGuard = ({ situation }) => {
  const checked = checkedPreparations(situation.log);
  const found = checked.flatMap(({ state, differing, preparation }): readonly Unmet[] =>
    state === 'agrees'
      ? []
      : [
          {
            code: 'double-check-missing',
            message: messages[state],
            facts: { state, differing, preparationId: preparation.entry.id, fixBy: 'double-check-recorded' },
          },
        ],
  );
  return [
    ...needs(checked.length > 0, { code: 'preparation-missing', message: 'Prepare the dose.', fixBy: 'preparation-recorded' }),
    ...found,
  ];
};

/** No expired lot and nothing past its beyond-use date, by the date at the site. Source: clinical reference §1.6 (ready → dosing), §6.3 R10. */
export const stockInDate: StepGuard = ({ situation }) => {
  const today = localDateAt(situation.now, situation.session.zone);
  return checkedPreparations(situation.log).flatMap(({ preparation }): readonly Unmet[] => {
    const { expiresOn, beyondUseOn, lot } = preparation.entry.details;
    return isOutOfDate(preparation.entry.details, today)
      ? [{ code: 'stock-expired', message: `Lot ${lot} is past its date: quarantine it.`, facts: { lot, expiresOn, beyondUseOn } }]
      : [];
  });
};
