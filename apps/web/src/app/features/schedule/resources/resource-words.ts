import {
  languageAttribute,
  type AbsenceKind,
  type OpeningHours,
  type ResourceKind,
  type ResourceView,
  type StaffSkill,
} from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';

export const kindWords: Record<ResourceKind, { readonly tab: string; readonly one: string; readonly none: string }> = {
  staff: { tab: 'People', one: 'person', none: 'Nobody stands on the schedule yet. Add the people whom visits need.' },
  room: { tab: 'Rooms and chairs', one: 'room or chair', none: 'No rooms yet. Add each room or chair that a visit can hold.' },
  pump: { tab: 'Pumps', one: 'pump', none: 'No pumps yet. Add each infusion pump with the date of its next maintenance.' },
};

export const attributeWords = {
  oxygen: 'Oxygen',
  monitor: 'Monitor',
  recliner: 'Recliner',
  bed: 'Bed',
  'infusion-pole': 'Infusion pole',
  camera: 'Camera',
  wheelchair: 'Wheelchair access',
  'emergency-cart': 'Emergency cart',
} as const;

export const skillWords: Record<StaffSkill, string> = {
  'advanced-life-support': 'Advanced life support',
  'venous-access': 'Venous access',
  'intramuscular-injection': 'Intramuscular injection',
  'esketamine-rems': 'Esketamine REMS',
  chaperone: 'Chaperone',
  interpreter: 'Interpreter',
};

export const absenceWords: Record<AbsenceKind, string> = {
  leave: 'On leave',
  sick: 'Off sick',
  training: 'At a training',
  maintenance: 'In maintenance',
  other: 'Not available',
};

/** Why somebody or something can be away. What makes a person ill is nobody's business here. */
export function absenceKindsOf(kind: ResourceKind): readonly AbsenceKind[] {
  return kind === 'staff' ? ['leave', 'sick', 'training', 'other'] : ['maintenance', 'other'];
}

const languages = ['en', 'es', 'zh', 'vi', 'ar', 'fr', 'ko', 'ru', 'pt', 'de', 'ase'];
const names = new Intl.DisplayNames('en', { type: 'language' });

/** Languages on offer, by code; those already written stay on offer. */
export function languagesOf(written: readonly string[]): readonly { readonly code: string; readonly name: string }[] {
  return [...new Set([...languages, ...written])].map((code) => ({
    code,
    name: code === 'ase' ? 'American Sign Language' : (names.of(code) ?? code),
  }));
}

/** The codes among a person's attributes. Example: "language-es" is "es". */
export function languagesIn(attributes: readonly string[]): readonly string[] {
  const prefix = languageAttribute('');
  return attributes.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
}

export const weekdayWords = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "Mon–Fri 08:30–16:30, Sat 09:00–12:00"; days alike stand together. */
export function hoursInWords({ weekdays }: OpeningHours): string {
  const spansOf = (weekday: number): string =>
    weekdays
      .filter((day) => day.weekday === weekday)
      .flatMap(({ spans }) => spans.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`))
      .join(' and ');
  const runs: { from: number; to: number; words: string }[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const words = spansOf(weekday);
    const last = runs.at(-1);
    if (last?.words === words) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, words });
  }
  const short = (weekday: number): string => (weekdayWords[weekday - 1] ?? '').slice(0, 3);
  const open = runs.filter(({ words }) => words !== '');
  if (open.length === 0) return 'Never';
  return open.map(({ from, to, words }) => `${from === to ? short(from) : `${short(from)}–${short(to)}`} ${words}`).join(', ');
}

export interface Standing {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName | null;
}

const soonDays = 60;
const dayMs = 86_400_000;

/** A date that something is good until: unknown and past stand out, near ones ask for care. */
function dueStanding(what: string, until: string | null, today: string): Standing {
  if (until === null) return { words: `No ${what} date on record`, tone: 'alert', icon: 'circle-alert' };
  if (until < today) return { words: `${capital(what)} ran out ${until}`, tone: 'alert', icon: 'circle-alert' };
  const isSoon = Date.parse(until) - Date.parse(today) <= soonDays * dayMs;
  return { words: `${capital(what)} until ${until}`, tone: isSoon ? 'caution' : 'ok', icon: isSoon ? 'clock' : 'check' };
}

/** Everything about a resource that says whether it can be booked. */
export function standingsOf(resource: ResourceView, today: string): readonly Standing[] {
  if (!resource.isInUse) return [{ words: 'Out of use', tone: 'neutral', icon: 'ban' }];
  if (resource.kind === 'pump') return [dueStanding('maintenance', resource.maintenanceDueOn, today)];
  if (resource.kind === 'room') return [{ words: 'In use', tone: 'ok', icon: 'check' }];
  const expired = resource.skills.filter(({ validUntil }) => validUntil < today);
  return [
    dueStanding('licence', resource.licenceValidUntil, today),
    ...expired.map(({ skill, validUntil }) => dueStanding(skillWords[skill].toLowerCase(), validUntil, today)),
  ];
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
