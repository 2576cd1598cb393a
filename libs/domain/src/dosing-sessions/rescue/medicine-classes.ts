/** A class of medicines as people write it, and members of it an allergy is often named by. */
interface MedicineClass {
  /** How a sentence calls a member of it. */
  readonly label: string;
  readonly words: readonly string[];
  readonly members: readonly string[];
}

const families = {
  // A04AA
  setron: {
    label: 'a 5-HT3 antagonist',
    words: ['5-HT3', 'setron', 'serotonin antagonist'],
    members: ['granisetron', 'palonosetron', 'dolasetron', 'tropisetron'],
  },
  // A03FA; substituted benzamides
  benzamide: {
    label: 'a benzamide',
    words: ['benzamide', 'dopamine antagonist'],
    members: ['trimethobenzamide', 'cisapride', 'procainamide'],
  },
  // R06AD, N05AA–AC; hypersensitivity to one phenothiazine stands on the label of the others
  phenothiazine: {
    label: 'a phenothiazine',
    words: ['phenothiazine'],
    members: ['prochlorperazine', 'chlorpromazine', 'perphenazine', 'fluphenazine', 'thioridazine', 'trifluoperazine'],
  },
  // R06
  antihistamine: {
    label: 'an antihistamine',
    words: ['antihistamine', 'antihistaminic', 'H1 blocker', 'H1 antagonist'],
    members: ['dimenhydrinate', 'doxylamine', 'clemastine', 'hydroxyzine', 'chlorpheniramine', 'meclizine'],
  },
  // N05BA, N05CD
  benzodiazepine: {
    label: 'a benzodiazepine',
    words: ['benzodiazepine', 'benzo'],
    members: ['diazepam', 'alprazolam', 'clonazepam', 'temazepam', 'chlordiazepoxide', 'oxazepam', 'triazolam'],
  },
  // C02AC
  imidazoline: {
    label: 'an alpha-2 agonist',
    words: ['imidazoline', 'alpha 2 agonist', 'alpha agonist'],
    members: ['dexmedetomidine', 'tizanidine', 'apraclonidine', 'guanfacine'],
  },
  // C07
  'beta-blocker': {
    label: 'a beta blocker',
    words: ['beta blocker', 'betablocker', 'beta antagonist', 'beta adrenergic blocker', 'beta blocking'],
    members: ['metoprolol', 'propranolol', 'atenolol', 'carvedilol', 'bisoprolol', 'nadolol', 'esmolol', 'timolol', 'sotalol', 'nebivolol'],
  },
  // C02DB
  hydrazinophthalazine: { label: 'a hydrazinophthalazine', words: ['hydrazinophthalazine'], members: ['dihydralazine'] },
  // C08CA
  dihydropyridine: {
    label: 'a calcium channel blocker',
    words: ['calcium channel blocker', 'calcium antagonist', 'dihydropyridine'],
    members: ['amlodipine', 'felodipine', 'nicardipine', 'isradipine', 'nimodipine', 'clevidipine'],
  },
  // C09A; angio-oedema under one stands on the label of all
  'ace-inhibitor': {
    label: 'an ACE inhibitor',
    words: ['ACE inhibitor', 'ACE-I', 'ACEI', 'angiotensin converting enzyme inhibitor'],
    members: ['lisinopril', 'enalapril', 'ramipril', 'benazepril', 'quinapril', 'fosinopril', 'perindopril', 'trandolapril', 'moexipril'],
  },
  // A03AB, A03BA
  anticholinergic: {
    label: 'an anticholinergic',
    words: ['anticholinergic', 'antimuscarinic'],
    members: ['atropine', 'scopolamine', 'hyoscine'],
  },
  // N02BE
  anilide: { label: 'an anilide', words: ['anilide'], members: ['propacetamol', 'phenacetin'] },
  // M01A; allergy to aspirin or any of them stands on the label of ketorolac
  nsaid: {
    label: 'an NSAID',
    words: ['NSAID', 'non-steroidal', 'nonsteroidal', 'anti-inflammatory', 'antiinflammatory', 'salicylate'],
    members: ['aspirin', 'acetylsalicylic', 'ibuprofen', 'naproxen', 'diclofenac', 'indomethacin', 'meloxicam', 'celecoxib', 'etodolac'],
  },
  // C01CA
  catecholamine: { label: 'a catecholamine', words: ['catecholamine', 'sympathomimetic'], members: ['norepinephrine', 'noradrenaline'] },
} as const satisfies Record<string, MedicineClass>;

type Family = keyof typeof families;

/** What else a medicine is called, and what it belongs to. */
const known: Readonly<Record<string, { readonly names: readonly string[]; readonly of: readonly Family[] }>> = {
  ondansetron: { names: ['Zofran'], of: ['setron'] },
  metoclopramide: { names: ['Reglan'], of: ['benzamide'] },
  promethazine: { names: ['Phenergan'], of: ['phenothiazine', 'antihistamine'] },
  midazolam: { names: ['Versed'], of: ['benzodiazepine'] },
  lorazepam: { names: ['Ativan'], of: ['benzodiazepine'] },
  clonidine: { names: ['Catapres'], of: ['imidazoline'] },
  labetalol: { names: ['Trandate', 'Normodyne'], of: ['beta-blocker'] },
  hydralazine: { names: ['Apresoline'], of: ['hydrazinophthalazine'] },
  nifedipine: { names: ['Procardia', 'Adalat'], of: ['dihydropyridine'] },
  captopril: { names: ['Capoten'], of: ['ace-inhibitor'] },
  glycopyrrolate: { names: ['glycopyrronium', 'Robinul'], of: ['anticholinergic'] },
  acetaminophen: { names: ['paracetamol', 'Tylenol', 'APAP'], of: ['anilide'] },
  ketorolac: { names: ['Toradol'], of: ['nsaid'] },
  diphenhydramine: { names: ['Benadryl'], of: ['antihistamine'] },
  epinephrine: { names: ['adrenaline', 'EpiPen'], of: ['catecholamine'] },
};

/** Words in lower case without their plural, each between spaces: "NSAIDs (hives)" is " nsaid hive ". */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/s$/, ''))
    .filter(Boolean)
    .join(' ')} `;

const names = (written: string, words: readonly string[]): boolean => words.some((word) => plain(written).includes(plain(word)));

export type AllergyMatch =
  | { readonly by: 'name'; readonly allergy: string }
  | { readonly by: 'class'; readonly allergy: string; readonly label: string }
  | { readonly by: 'none' }
  | { readonly by: 'class-not-known' };

/**
 * Whether an allergy, as the chart writes it, is one to this medicine: by one of its names, or by its class or another member of that class.
 * Source: clinical reference §2.7 (guard "allergy"); classes after the WHO's ATC groups, noted beside each.
 *
 * Example: `allergyMatch('ketorolac', ['ibuprofen'])` is by class, "an NSAID".
 * Odd cases: a name goes before a class; "sulfite" or "sulfonamide" is the class of no medicine listed here; one that is not listed has a
 * class nobody told, which is not the same as none.
 */
export function allergyMatch(medicine: string, allergies: readonly string[]): AllergyMatch {
  const listed = known[medicine];
  const named = allergies.find((written) => names(written, [medicine, ...(listed?.names ?? [])]));
  if (named !== undefined) return { by: 'name', allergy: named };
  if (listed === undefined) return { by: allergies.length > 0 ? 'class-not-known' : 'none' };
  for (const family of listed.of) {
    const { words, members, label } = families[family];
    const related = allergies.find((written) => names(written, [...words, ...members]));
    if (related !== undefined) return { by: 'class', allergy: related, label };
  }
  return { by: 'none' };
}
