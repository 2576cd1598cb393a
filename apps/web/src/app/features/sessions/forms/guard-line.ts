import { summaryOf, type EntryKind, type SessionEntry, type SessionFold, type Unmet } from '@sojourn/domain';
import type { EntryFormSpec } from './form-field.js';

/** A line a stage wants: the kind of entry that settles it, its form, and which entries of that kind are meant. */
export interface WantedLine {
  readonly kind: EntryKind;
  readonly label: string;
  readonly spec: EntryFormSpec;
  /** What tells several lines of one kind apart, such as a criterion; the path of its unmet guard. */
  readonly part?: string;
  /** Codes of guards that belong here although they name no kind. */
  readonly codes?: readonly string[];
  readonly matches?: (entry: SessionEntry) => boolean;
  /** A form that is more than questions. */
  readonly special?: 'suicide-screen' | 'consents' | 'allergies' | 'vital-signs' | 'double-check' | 'preparation';
}

/** A line of a checklist as it stands: missing (nobody has looked), attention (looked at, and not in order), or done. */
export interface GuardLine extends WantedLine {
  readonly key: string;
  readonly state: 'missing' | 'attention' | 'done' | 'open';
  readonly unmet: readonly Unmet[];
  readonly last: SessionEntry | null;
  readonly summary: string;
}

const order = { missing: 0, attention: 1, open: 2, done: 3 } as const;

/**
 * Holds what a stage wants against what stands in the way, what is missing first. A guard that no line claims is in `elsewhere`: it is
 * settled on another page.
 */
export function guardLines(fold: SessionFold, wanted: readonly WantedLine[], unmet: readonly Unmet[]) {
  const lines = wanted.map((line): GuardLine => {
    const own = unmet.filter((one) => belongs(one, line));
    const standing = fold.situation.log.standing.map(({ entry }) => entry).filter((entry) => entry.kind === line.kind);
    const last = standing.filter((entry) => line.matches === undefined || line.matches(entry)).at(-1) ?? null;
    const state = own.length > 0 ? (last === null ? 'missing' : 'attention') : last === null ? 'open' : 'done';
    return { ...line, key: `${line.kind} ${line.part ?? ''}`, state, unmet: own, last, summary: last === null ? '' : summaryOf(last) };
  });
  const claimed = new Set(lines.flatMap((line) => line.unmet));
  return {
    lines: lines.toSorted((one, other) => order[one.state] - order[other.state]),
    elsewhere: unmet.filter((one) => !claimed.has(one)),
  };
}

function belongs({ code, path, facts }: Unmet, { kind, part, codes }: WantedLine): boolean {
  if (codes?.includes(code) === true) return true;
  return facts?.['fixBy'] === kind && (part === undefined || path === part);
}
