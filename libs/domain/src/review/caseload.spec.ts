import { caseloadPage, defaultCaseloadPolicy, outcomeReason, type CaseloadRow } from './caseload.js';

const reason = (instrumentId: string, baseline: number, latest: number, doses: number) =>
  outcomeReason({ instrumentId, baseline, latest, doses }, defaultCaseloadPolicy);

describe('a course that somebody should look at', () => {
  it('does not respond from the fourth dose on, and not before', () => {
    expect(reason('phq-9', 20, 19, 3)).toBeNull();
    expect(reason('phq-9', 20, 19, 4)).toEqual({ reason: 'not-responding', detail: 'PHQ-9 from 20 to 19, 4 doses' });
    expect(reason('phq-9', 20, 15, 4)).toBeNull(); // 25 % is a partial response
  });

  it('gets worse by a reliable amount, whatever the number of doses', () => {
    expect(reason('phq-9', 10, 16, 1)).toEqual({ reason: 'deteriorating', detail: 'PHQ-9 from 10 to 16, 1 dose' });
    expect(reason('phq-9', 10, 15, 1)).toBeNull();
  });

  it('is not judged by an instrument without a rule', () => {
    expect(reason('audit-c', 4, 12, 6)).toBeNull();
  });
});

describe('a page of the caseload', () => {
  const row = (id: string, reason: CaseloadRow['reason']): CaseloadRow => ({
    id,
    reason,
    patient: { id, name: id },
    detail: '',
    address: '/',
  });
  const rows = [row('a', 'risk-open'), row('b', 'note-due'), row('c', 'note-due')];

  it('counts every line, whichever are asked for', () => {
    expect(caseloadPage(rows, { most: 2 })).toEqual({ counts: { 'risk-open': 1, 'note-due': 2 }, rows: rows.slice(0, 2) });
    expect(caseloadPage(rows, { reason: 'note-due', most: 50 }).rows.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is empty for a reason that nobody has', () => {
    expect(caseloadPage(rows, { reason: 'deteriorating', most: 50 }).rows).toEqual([]);
  });
});
