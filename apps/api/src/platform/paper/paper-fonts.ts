import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Weight = 400 | 700;

const find = createRequire(import.meta.url);
/**
 * Latin first, then what names are written in here: Latin of Europe and Vietnam, Greek, Cyrillic, Devanagari, Arabic, Hebrew. Not covered: Chinese,
 * Japanese, Korean, Thai and others; `canWrite` says so before a name would be printed wrong.
 */
const families = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'devanagari'],
  ['noto-sans-arabic', 'arabic'],
  ['noto-sans-hebrew', 'hebrew'],
] as const;

interface PaperFont {
  readonly name: string;
  readonly file: Buffer;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const known = new Map<Weight, readonly PaperFont[]>();

/** The fonts of a weight, in the order they are asked. Each package says which characters a file is for. */
export function fontsOf(weight: Weight): readonly PaperFont[] {
  const fonts = known.get(weight) ?? families.map(([family, subset]) => fontOf(family, subset, weight));
  known.set(weight, fonts);
  return fonts;
}

function fontOf(family: string, subset: string, weight: Weight): PaperFont {
  const file = readFileSync(find.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`));
  const home = dirname(find.resolve(`@fontsource/${family}/LICENSE`));
  const unicode = JSON.parse(readFileSync(join(home, 'unicode.json'), 'utf8')) as Record<string, string>;
  return { name: `${family}-${subset}-${weight}`, file, ranges: rangesIn(unicode[subset] ?? '') };
}

/** "U+0000-00FF,U+0131" as pairs. */
function rangesIn(text: string): PaperFont['ranges'] {
  return text.split(',').map((range) => {
    const [from = '0', to = from] = range.trim().replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

function fontFor(character: string, weight: Weight): PaperFont | null {
  const code = character.codePointAt(0) ?? 0;
  return fontsOf(weight).find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to)) ?? null;
}

/** Whether every character of the text has a font here. */
export function canWrite(text: string): boolean {
  return [...text.normalize('NFC')].every((character) => fontFor(character, 400) !== null);
}

export interface FontRun {
  readonly font: string;
  readonly text: string;
}

/** A text cut where its script changes. A character without a font becomes "?": who prints names asks `canWrite` first. */
export function runsOf(text: string, weight: Weight): readonly FontRun[] {
  const runs: FontRun[] = [];
  for (const character of text.normalize('NFC')) {
    const found = fontFor(character, weight);
    const last = runs.at(-1);
    // Spaces and full stops stand in every file: they stay with the word before them.
    const isNeutral = /[\s.,;:()\-–/]/u.test(character);
    const font = isNeutral && last !== undefined ? last.font : ((found ?? fontsOf(weight)[0])?.name ?? '');
    const written = found === null ? '?' : character;
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + written };
    else runs.push({ font, text: written });
  }
  return runs;
}
