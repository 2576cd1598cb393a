import { milligramText, perKilogramText, ugPerKilogram, type LastTime } from '@sojourn/domain';

/** How the order differs from the last time, in mg and by weight, with its sign. Example: "+7 mg and +0.085 mg/kg against what was given". */
export function changeWords(doseUg: number, weightG: number, last: LastTime): string | null {
  if (last.deliveredUg === null) return null;
  const changeUg = doseUg - last.deliveredUg;
  const perKg = last.deliveredUgPerKg === null ? null : ugPerKilogram(doseUg, weightG) - last.deliveredUgPerKg;
  const byWeight = perKg === null ? '' : ` and ${signed(perKg, perKilogramText)}`;
  const ordered =
    last.orderedUg === null || last.orderedUg === last.deliveredUg
      ? ''
      : `; ${signed(doseUg - last.orderedUg, milligramText)} against what was ordered`;
  return `${signed(changeUg, milligramText)}${byWeight} against what was given last time${ordered}.`;
}

function signed(amount: number, words: (amount: number) => string): string {
  return `${amount < 0 ? '−' : '+'}${words(Math.abs(amount))}`;
}
