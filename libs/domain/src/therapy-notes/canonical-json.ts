type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * One text for one content, whatever order its fields were written in: what a signature's hash is taken over.
 *
 * Example: `canonicalJson({ b: 1, a: [2] })` is `{"a":[2],"b":1}`. Odd case: a field that is undefined is left out, as JSON does. Source:
 * clinical reference §5.3 (content hash).
 */
export function canonicalJson(content: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(content)) as Json));
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const byName = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(byName.map(([name, inner]) => [name, sorted(inner)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
