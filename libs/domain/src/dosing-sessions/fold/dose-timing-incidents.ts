import { minutesBetweenDevices } from '../doses/index.js';
import { spacingOf } from '../limits/index.js';
import { orderedDoseUg } from '../session/index.js';
import { standingOf } from './arrange.js';
import type { DoseForm, DoseGiven } from './doses-given.js';
import type { Incident, IncidentCode } from './incident.js';
import { minuteMs, type Situation } from './situation.js';

function tooSoon(doses: readonly DoseGiven[], minimumMin: number, code: IncidentCode): readonly Incident[] {
  return doses.flatMap((dose, index): readonly Incident[] => {
    const before = doses[index - 1];
    if (before === undefined || dose.at - before.at >= minimumMin * minuteMs) return [];
    const afterMin = Math.floor((dose.at - before.at) / minuteMs);
    return [
      {
        code,
        entryId: dose.entryId,
        at: dose.at,
        message: `Given ${afterMin} min after the one before; ${minimumMin} min are needed.`,
        facts: { afterMin, minimumMin },
      },
    ];
  });
}

const formsOf: { readonly [Product in Situation['session']['product']]: readonly DoseForm[] } = {
  'intravenous-ketamine': ['infusion', 'bolus'],
  'intramuscular-ketamine': ['injection'],
  'intranasal-esketamine': ['device'],
  'intranasal-ketamine': ['sprays'],
  'sublingual-ketamine': ['troche'],
};

/** Doses too close together, of another product, or beyond the order. Source: clinical reference §2.6, §2.8. */
export function doseTimingIncidents({ session, dosing, policy, log }: Situation): readonly Incident[] {
  const of = (form: DoseForm): readonly DoseGiven[] => dosing.given.filter((dose) => dose.form === form);
  const others = dosing.given
    .filter((dose) => !formsOf[session.product].includes(dose.form))
    .map((dose): Incident => ({
      code: 'other-product-given',
      entryId: dose.entryId,
      at: dose.at,
      message: `${dose.form} is not what this session's order is for.`,
      facts: { form: dose.form },
    }));
  const halfDevices = standingOf(log, 'device-used')
    .filter(({ entry }) => !entry.details.areBothSpraysConfirmed)
    .map(({ entry, at }): Incident => ({
      code: 'device-spray-missing',
      entryId: entry.id,
      at,
      message: 'Both sprays of the device were not confirmed.',
      facts: {},
    }));
  return [
    ...tooSoon(of('device'), minutesBetweenDevices, 'device-too-soon'),
    ...tooSoon(of('injection'), spacingOf('intramuscular', policy.limits).hard, 'injection-too-soon'),
    ...tooSoon(of('sprays'), spacingOf('intranasal-clinic', policy.limits).hard, 'sprays-too-soon'),
    ...others,
    ...halfDevices,
    ...beyondOrder({ session, dosing }),
  ];
}

function beyondOrder({ session: { order }, dosing }: Pick<Situation, 'session' | 'dosing'>): readonly Incident[] {
  const last = dosing.given.at(-1);
  if (order === null || last === undefined) return [];
  const { allowedUg, givenUg } = amounts(order, dosing);
  if (givenUg === null || givenUg <= allowedUg) return [];
  const code = order.product === 'intranasal-esketamine' ? 'more-devices-than-ordered' : 'more-than-ordered';
  return [
    {
      code,
      entryId: last.entryId,
      at: last.at,
      message: `${givenUg} µg were given; the order is for ${allowedUg} µg.`,
      facts: { givenUg, allowedUg },
    },
  ];
}

function amounts(
  order: NonNullable<Situation['session']['order']>,
  dosing: Situation['dosing'],
): { readonly allowedUg: number; readonly givenUg: number | null } {
  if (order.product === 'intranasal-esketamine') return { allowedUg: orderedDoseUg(order), givenUg: dosing.esketamineUg };
  const boosterUg = order.product === 'intramuscular-ketamine' ? (order.booster?.doseUg ?? 0) : 0;
  return { allowedUg: order.doseUg + boosterUg, givenUg: dosing.racemicUg };
}
