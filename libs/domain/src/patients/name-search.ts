// Marks that people leave out when they type a name: accents over Latin, Greek and Cyrillic letters, Hebrew and Arabic vowel points.
// Marks of other scripts are letters in their own right (か is not が, a Devanagari vowel is not optional) and stay.
const accentedLetter = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}+/gu;
const insideWord = /['’‘`ʼʻ´.\u0640\p{Cf}\p{Cc}\p{Cs}]/gu;
const betweenWords = /[\s\p{P}]+/gu;
const letterFolds = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' };

/**
 * A name as search compares it: compatibility forms unfolded, lower case, accents off, apostrophes dropped, other punctuation a space.
 * The same function fills the search column and reads the search box. Never shown to anyone.
 *
 * Example: "O’Connor-Muñoz" and "oconnor munoz" are the same.
 * Odd cases: Hangul stays whole syllables, が stays apart from か, "İ" and "ı" both find "i"; a name of punctuation alone is "". Source:
 * architecture §3 (Patient).
 */
export function normalizeName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(accentedLetter, '$1')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(insideWord, '')
    .replace(betweenWords, ' ')
    .trim();
  return Object.entries(letterFolds).reduce((text, [letter, fold]) => text.replaceAll(letter, fold), plain);
}
