// Writes public/icons.svg from the names in src/app/ui/icon-names.ts. Glyphs: Lucide, ISC licence (see lucide-static).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const source = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));
const listed = readFileSync(join(here, 'src/app/ui/icon-names.ts'), 'utf8');
const names = [...listed.matchAll(/^ {2}\| '([a-z0-9-]+)'/gm)].map(([, name]) => name);

const symbols = names.map((name) => {
  const drawing = readFileSync(join(source, 'icons', `${name}.svg`), 'utf8');
  const shapes = drawing
    .slice(drawing.indexOf('>', drawing.indexOf('<svg')) + 1, drawing.lastIndexOf('</svg>'))
    .replace(/\s*\n\s*/g, '')
    .trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
writeFileSync(
  join(here, 'public/icons.svg'),
  `<!-- Lucide, ISC licence -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`,
);
console.log(`${names.length} glyphs written to apps/web/public/icons.svg`);
