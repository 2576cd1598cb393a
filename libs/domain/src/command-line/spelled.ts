import { writtenAmount } from '../dosing-sessions/index.js';
import type { ExactUnit } from '../shared/index.js';

type Target = readonly [field: string, unit: ExactUnit];

/** Names without a unit: the value must say it, `weight: "82 kg"`, `dose: "0.5 mg/kg"`. The first field whose unit fits is meant. */
const bareNames: ReadonlyMap<string, readonly Target[]> = new Map(
  Object.entries<readonly Target[]>({
    weight: [['weightKg', 'kg']],
    height: [['heightCm', 'cm']],
    dose: [
      ['doseMgPerKg', 'mg/kg'],
      ['doseMg', 'mg'],
    ],
    vial: [['vialMgPerMl', 'mg/mL']],
    premix: [['premixMgPerMl', 'mg/mL']],
    concentration: [['concentrationMgPerMl', 'mg/mL']],
    strength: [['mgPerMl', 'mg/mL']],
    volume: [['volumeMl', 'mL']],
    finalVolume: [['finalVolumeMl', 'mL']],
    duration: [['durationMin', 'min']],
    rate: [
      ['rateUgPerKgPerMin', 'ug/kg/min'],
      ['rateMlPerH', 'mL/h'],
    ],
    syringe: [['syringeMl', 'mL']],
    total: [['totalMg', 'mg']],
  }),
);

/** The fields a name without a unit may mean. Example: `fieldsOf('dose')` is doseMgPerKg and doseMg. */
export function fieldsOf(name: string): readonly string[] {
  return (bareNames.get(name) ?? []).map(([field]) => field);
}

/** Other names of a field, each with the unit it carries. */
const otherNames: ReadonlyMap<string, readonly [field: string, unit: string]> = new Map(
  Object.entries({
    weightG: ['weightKg', 'g'],
    weightLbs: ['weightKg', 'lb'],
    heightM: ['heightCm', 'm'],
    heightIn: ['heightCm', 'in'],
    mgPerKg: ['doseMgPerKg', 'mg/kg'],
    doseMgKg: ['doseMgPerKg', 'mg/kg'],
    doseUg: ['doseMg', 'ug'],
    doseMcg: ['doseMg', 'ug'],
    doseUgPerKg: ['doseMgPerKg', 'ug/kg'],
    doseMcgPerKg: ['doseMgPerKg', 'ug/kg'],
    vialMgMl: ['vialMgPerMl', 'mg/mL'],
    vialConcentrationMgPerMl: ['vialMgPerMl', 'mg/mL'],
    concentrationMgMl: ['concentrationMgPerMl', 'mg/mL'],
    concentrationUgPerMl: ['concentrationMgPerMl', 'ug/mL'],
    concentrationMcgPerMl: ['concentrationMgPerMl', 'ug/mL'],
    volumeUl: ['volumeMl', 'uL'],
    durationMinutes: ['durationMin', 'min'],
    durationH: ['durationMin', 'h'],
    durationS: ['durationMin', 's'],
    rateMlH: ['rateMlPerH', 'mL/h'],
    rateMlPerHour: ['rateMlPerH', 'mL/h'],
    rateUgKgMin: ['rateUgPerKgPerMin', 'ug/kg/min'],
    rateMcgKgMin: ['rateUgPerKgPerMin', 'ug/kg/min'],
    rateMcgPerKgPerMin: ['rateUgPerKgPerMin', 'ug/kg/min'],
  } as const),
);

/**
 * Rewrites an input's field names into the documented ones, where they can mean one thing only: `weight_kg`, `weight: "82 kg"`,
 * `weight: { value: 180.8, unit: "lb" }`, `doseMcg`, `rate_mcg_per_kg_per_min`. What stays unclear is left, and refused as unknown.
 * Source: clinical reference §0 rule 1. Example: `spelled({ dose: '0.5 mg/kg' })` is `{ doseMgPerKg: '0.5 mg/kg' }`.
 * Odd cases: a bare `{ weight: 82 }` keeps its name, 82 of what is not said; a field given under two names keeps both, for the refusal.
 */
export function spelled(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(spelled);
  if (typeof input !== 'object' || input === null) return input;
  return Object.entries(input).reduce<Record<string, unknown>>((fields, [name, value]) => {
    const [wanted, meant] = named(camel(name), amountText(value) ?? value);
    const isFree = wanted === name || (!Object.hasOwn(fields, wanted) && !Object.hasOwn(input, wanted));
    return { ...fields, [isFree ? wanted : name]: spelled(isFree ? meant : value) };
  }, {});
}

function camel(name: string): string {
  return /^[a-z0-9]+(_[a-z0-9]+)+$/.test(name) ? name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : name;
}

type Named = readonly [name: string, value: unknown];

function named(name: string, value: unknown): Named {
  return byUnitOfValue(name, value) ?? byUnitOfName(name, value) ?? [name, value];
}

const saysItsUnit = (value: unknown): boolean => typeof value === 'string' && /[a-zµμ]/i.test(value);

function byUnitOfValue(name: string, value: unknown): Named | null {
  if (!saysItsUnit(value)) return null;
  const target = bareNames.get(name)?.find(([, unit]) => writtenAmount(value, unit).allowed);
  return target === undefined ? null : [target[0], value];
}

function byUnitOfName(name: string, value: unknown): Named | null {
  const [field, unit] = otherNames.get(name) ?? [];
  if (field === undefined || (typeof value !== 'number' && typeof value !== 'string')) return null;
  return [field, saysItsUnit(value) ? value : `${value} ${unit}`];
}

/** An amount with its unit beside it as one text: { value: 82, unit: "kg" } is "82 kg". */
function amountText(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || !('value' in given) || !('unit' in given)) return null;
  const { value, unit } = given;
  const isAmount = (typeof value === 'number' || typeof value === 'string') && typeof unit === 'string';
  return isAmount && Object.keys(given).length === 2 ? `${value} ${unit}` : null;
}
