import * as z from 'zod';
import { exportedEntry, leafOf, type ExportedEntry } from './audit-leaf.js';
import { merkleRootOf } from './merkle.js';
import { isSignedRight, linkOf, noLink, sealed, type Seal } from './seal.js';

/** A stretch of one clinic's audit trail that can be verified without the database. */
export const auditExport = z.strictObject({
  format: z.literal('sojourn-audit-export-1'),
  clinicId: z.int().positive(),
  exportedAt: z.iso.datetime(),
  /** The seal before the first one of this stretch; null where it begins with the first of all. */
  after: sealed.nullable(),
  seals: z.array(sealed.extend({ entryIds: z.array(z.uuid()) })),
  /** Whether the newest seal is among them. */
  isLast: z.boolean(),
  unsealedIds: z.array(z.uuid()),
  entries: z.array(exportedEntry),
});
export type AuditExport = z.infer<typeof auditExport>;
type ExportedSeal = AuditExport['seals'][number];

export interface Witnesses {
  /** Checkpoints that were kept outside the database. */
  readonly checkpoints: readonly Seal[];
  /** The signing keys that are known from elsewhere; empty takes the export's word for them. */
  readonly publicKeys: readonly string[];
}

/** An entry waits a few seconds for its seal; after an hour without one, something keeps the sealing away from it. */
const longestWaitMilliseconds = 3_600_000;

/** Everything that does not fit, as sentences; an empty list is a trail that nobody has changed since it was sealed. */
export function auditFaults(trail: AuditExport, witnesses: Witnesses = { checkpoints: [], publicKeys: [] }): string[] {
  const entries = new Map(trail.entries.map((entry) => [entry.id, entry]));
  return [
    ...(entries.size === trail.entries.length ? [] : ['An entry stands in the export twice.']),
    ...chainFaults(trail),
    ...trail.seals.flatMap((seal) => rootFaults(trail.clinicId, seal, entries)),
    ...coverFaults(trail),
    ...witnessFaults(trail, witnesses),
  ];
}

function chainFaults({ clinicId, after, seals }: AuditExport): string[] {
  let before: Seal | null = after;
  return seals.flatMap((seal) => {
    const faults = sealFaults(clinicId, seal, before);
    before = seal;
    return faults;
  });
}

function sealFaults(clinicId: number, seal: Seal, before: Seal | null): string[] {
  const { number, total, link } = before === null ? { number: 0, total: 0, link: noLink } : { ...before, link: linkOf(before) };
  const checks: readonly [boolean, string][] = [
    [seal.clinicId === clinicId, 'belongs to another clinic'],
    [seal.number === number + 1, `does not follow seal ${number}`],
    [seal.previous === link, 'is not linked to the seal before it'],
    [seal.total === total + seal.count, 'does not count on from the seal before it'],
    [isSignedRight(seal), 'is not signed by the key it names'],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, fault]) => `Seal ${seal.number} ${fault}.`);
}

function rootFaults(clinicId: number, seal: ExportedSeal, entries: ReadonlyMap<string, ExportedEntry>): string[] {
  if (seal.entryIds.length !== seal.count) return [`Seal ${seal.number} counts ${seal.count} entries and names ${seal.entryIds.length}.`];
  const missing = seal.entryIds.filter((id) => !entries.has(id));
  if (missing.length > 0) return missing.map((id) => `Entry ${id} of seal ${seal.number} is missing.`);
  const sealedEntries = seal.entryIds.flatMap((id) => entries.get(id) ?? []);
  const leaves = sealedEntries.map((entry) => leafOf(clinicId, entry));
  const changed = sealedEntries.filter((entry, place) => entry.leafHash !== leaves[place]?.toString('hex'));
  if (changed.length > 0) return changed.map(({ id }) => `Entry ${id} of seal ${seal.number} was changed.`);
  const isWhole = merkleRootOf(leaves).toString('hex') === seal.root;
  return isWhole ? [] : [`Something among the ${seal.count} entries of seal ${seal.number} was changed.`];
}

/** Every entry is under exactly one seal, or waits for its first one. */
function coverFaults({ seals, unsealedIds, entries, exportedAt }: AuditExport): string[] {
  const covered = seals.flatMap(({ entryIds }) => entryIds);
  const known = new Set([...covered, ...unsealedIds]);
  const waiting = new Set(unsealedIds);
  const limit = Date.parse(exportedAt) - longestWaitMilliseconds;
  return [
    ...(new Set(covered).size === covered.length ? [] : ['An entry is under two seals.']),
    ...entries.filter(({ id }) => !known.has(id)).map(({ id }) => `Entry ${id} is under no seal: it was slipped in.`),
    ...entries
      .filter(({ id, at }) => waiting.has(id) && Date.parse(at) < limit)
      .map(({ id }) => `Entry ${id} has waited for its seal for more than an hour.`),
  ];
}

function witnessFaults(trail: AuditExport, { checkpoints, publicKeys }: Witnesses): string[] {
  const seals = new Map([...(trail.after === null ? [] : [trail.after]), ...trail.seals].map((seal) => [seal.number, seal]));
  const last = Math.max(0, ...seals.keys());
  const own = checkpoints.filter(({ clinicId }) => clinicId === trail.clinicId);
  const unlike = own.filter((point) => {
    const seal = seals.get(point.number);
    return seal !== undefined && linkOf(seal) !== linkOf(point);
  });
  const cut = trail.isLast ? own.filter(({ number }) => number > last) : [];
  const strange = trail.seals.filter(({ publicKey }) => publicKeys.length > 0 && !publicKeys.includes(publicKey));
  return [
    ...unlike.map(({ number }) => `Seal ${number} is not the one that the checkpoints outside the database hold.`),
    ...cut.map(({ number }) => `Seal ${number} stands in the checkpoints outside the database and not in the trail: its end was cut off.`),
    ...strange.map(({ number }) => `Seal ${number} was signed with a key that was not named to the verifier.`),
  ];
}
