// A lock file that names an optional platform package without holding it makes `npm ci` fail everywhere (npm/cli #9846).
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? new URL('../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(file, 'utf8'));

/** Every place npm would look for `name` when `path` asks for it, innermost first. */
function candidates(path, name) {
  const parts = path.split('/node_modules/');
  const places = parts.map((_, depth) => `${parts.slice(0, parts.length - depth).join('/node_modules/')}/node_modules/${name}`);
  return [...places, `node_modules/${name}`];
}

const problems = [];
for (const [path, entry] of Object.entries(packages)) {
  if (/^https?:/.test(entry.resolved ?? '')) problems.push(`${path} names a download address`);
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = candidates(path, name)
      .map((place) => packages[place])
      .find(Boolean);
    const isExact = /^\d/.test(range);
    if (!found || (isExact && found.version !== range)) problems.push(`${name}@${range}, wanted by ${path || 'the root'}, is missing`);
  }
}
if (problems.length > 0) {
  console.error(
    `package-lock.json: ${problems.slice(0, 10).join('; ')}${problems.length > 10 ? `; and ${problems.length - 10} more` : ''}`,
  );
  process.exit(1);
}
