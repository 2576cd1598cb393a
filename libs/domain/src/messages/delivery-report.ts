/** What a mail server tells about a letter it took before: given up, or not through yet. */
export interface DeliveryReport {
  readonly kind: 'failed' | 'delayed';
  /** The enhanced status code, three numbers (RFC 3463); null where the report names none. */
  readonly status: string | null;
}

/**
 * What a letter reports about the delivery of another, or null when it is no such report. Only the machine's part is read, never what anybody
 * wrote. `letter` is the raw letter with its headers. Source: RFC 3464 §2; architecture §5 (delivery state).
 *
 * Example: a report with "Action: failed" and "Status: 5.1.1" is failed with 5.1.1. Odd cases: an out-of-office answer is null, also where it
 * quotes a report; of several recipients one that failed decides; a report of success is null.
 */
export function deliveryReport(letter: string): DeliveryReport | null {
  const { fields, body } = partOf(letter.replaceAll('\r\n', '\n'));
  const type = fields.get('content-type') ?? '';
  if (!/^multipart\/report\b/i.test(type) || !/report-type="?delivery-status\b/i.test(type)) return null;
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return null;
  const machines = partsWithin(body, boundary).find((part) =>
    /^message\/(global-)?delivery-status\b/i.test(part.fields.get('content-type') ?? ''),
  );
  return machines === undefined ? null : worstOf(machines.body.split(/\n{2,}/).map(fieldsOf));
}

type Fields = ReadonlyMap<string, string>;

function worstOf(recipients: readonly Fields[]): DeliveryReport | null {
  for (const kind of ['failed', 'delayed'] as const) {
    const one = recipients.find((fields) => fields.get('action')?.toLowerCase() === kind);
    if (one !== undefined) return { kind, status: /^[245]\.\d{1,3}\.\d{1,3}\b/.exec(one.get('status') ?? '')?.[0] ?? null };
  }
  return null;
}

function partsWithin(body: string, boundary: string): { readonly fields: Fields; readonly body: string }[] {
  return `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1)
    .map((part) => partOf(part.replace(/^[ \t]*\n/, '')));
}

function partOf(text: string): { readonly fields: Fields; readonly body: string } {
  const end = text.indexOf('\n\n');
  return end === -1 ? { fields: fieldsOf(text), body: '' } : { fields: fieldsOf(text.slice(0, end)), body: text.slice(end + 2) };
}

/** Header lines, folded ones joined; of a name that comes twice the first counts. */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== '' && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}
