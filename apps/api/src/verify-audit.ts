import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sealed, type Seal } from './platform/audit-trail/sealing/seal.js';
import { auditExport, auditFaults, type AuditExport, type Witnesses } from './platform/audit-trail/sealing/verify-export.js';

/** Command: verifies exports of the audit trail without any database. Exit 0 when nothing was changed, 1 when something was, 2 when unreadable. */
const usage = 'npm run verify-audit -- EXPORT.json … [--checkpoints FILE.jsonl] [--key HEX]';
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { checkpoints: { type: 'string', multiple: true }, key: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0) throw new Error(`Name the exports to verify: ${usage}`);
  const checkpoints = (values.checkpoints ?? []).flatMap(readCheckpoints);
  const faults = positionals.flatMap((file) => verifyFile(file, { checkpoints, publicKeys: values.key ?? [] }));
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}

function verifyFile(file: string, witnesses: Witnesses): string[] {
  const read = auditExport.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} is not an export of the audit trail: ${read.error.issues[0]?.path.join('.')}`);
  const trail = read.data;
  const faults = auditFaults(trail, witnesses);
  console.log(`${faults.length === 0 ? 'Unchanged' : 'CHANGED'}: ${file} (${stretchOf(trail)})`);
  for (const fault of faults) console.log(`  ${fault}`);
  const keys = witnesses.publicKeys.length > 0 ? [] : [...new Set(trail.seals.map(({ publicKey }) => publicKey))];
  for (const key of keys) console.log(`  signed with ${key}: compare it with the key you know`);
  return faults;
}

function stretchOf({ clinicId, seals, entries, unsealedIds }: AuditExport): string {
  const numbers = seals.length === 0 ? 'no seal' : `seals ${seals[0]?.number} to ${seals.at(-1)?.number}`;
  return `clinic ${clinicId}, ${numbers}, ${entries.length} entries, ${unsealedIds.length} of them not yet sealed`;
}

function readCheckpoints(file: string): Seal[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, place) => {
    const read = sealed.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`Line ${place + 1} of ${file} is not a checkpoint`);
    return read.data;
  });
}
