/** HL7's names of character sets (table 0211) and the platform's. */
const known: Readonly<Record<string, string>> = {
  ASCII: 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  UNICODE: 'utf-8',
  'GB 18030-2000': 'gb18030',
  'BIG-5': 'big5',
  'KS X 1001': 'euc-kr',
};

/**
 * The text of a message in the character set its header names (MSH-18). Without one it is UTF-8 where it can be, and Latin-1 where it cannot:
 * nothing this product charts is written in the letters that differ. Null when it is not in the set it names.
 */
export function textOf(bytes: Buffer): string | null {
  const named = setNamedIn(bytes);
  if (named === '') return decoded(bytes, 'utf-8') ?? bytes.toString('latin1');
  const latin = /^8859\/(\d{1,2})$/.exec(named)?.[1];
  const label = latin === undefined ? known[named] : `iso-8859-${latin}`;
  return label === undefined ? null : decoded(bytes, label);
}

function setNamedIn(bytes: Buffer): string {
  const [header = ''] = bytes.toString('latin1').split(/[\r\n]/, 1);
  const field = header.split(header.charAt(3) || '|')[17] ?? '';
  return field
    .replace(/[~^].*/, '')
    .trim()
    .toUpperCase();
}

function decoded(bytes: Buffer, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null; // bytes outside the set, or a set this platform does not know
  }
}
