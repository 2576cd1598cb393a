import { Paper } from './paper.js';
import { canWrite, runsOf } from './paper-fonts.js';

describe('names on paper', () => {
  it.each([
    'Søren Kierkegård',
    'Łukasz Żółw',
    'Nguyễn Thị Hồng',
    'Ελένη Παπαδοπούλου',
    'Ольга Ґалаґан',
    'شيرين أحمد',
    'שרה כהן',
    'प्रिया शर्मा',
  ])('%s can be written', (name) => expect(canWrite(name)).toBe(true));

  it.each(['王小明', '佐藤 花子', '김민준', 'สมชาย'])('%s cannot, and is known not to be', (name) => {
    expect(canWrite(name)).toBe(false);
  });

  it('change the font with the script and keep a space with the word before it', () => {
    expect(runsOf('Anna Ольга', 400).map(({ text }) => text)).toEqual(['Anna ', 'Ольга']);
  });
});

describe('a printed document', () => {
  it('has its foot with the number of pages on every page, its fonts inside and a title', async () => {
    const paper = new Paper('Outage pack', 'Cedar Hollow', 'A4');
    paper.heading('Today');
    paper.line('شيرين أحمد');
    paper.table(
      [
        { title: 'Time', share: 0.5 },
        { title: 'Who', share: 0.5 },
      ],
      Array.from({ length: 80 }, (_, row) => [`${row}`, 'Anna Ольга']),
      22,
    );
    const pdf = await paper.finish();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdf.toString('latin1');
    const pages = [...text.matchAll(/\/Type \/Page\b/g)].length;
    // 80 rows of 22 points on 734 points a page.
    expect(pages).toBe(3);
    expect([...text.matchAll(/\/FontFile/g)].length).toBeGreaterThanOrEqual(3);
    expect(text).not.toContain('http://');
  });

  it('leaves no title and no head of a table alone at the foot of a page', async () => {
    // 734 points a page: lines of 13.5 fill it but for the room that a title alone, or a title and a head, would fit in.
    for (const lines of [50, 51, 52, 53, 54]) {
      const drawn: { page: number; text: string }[] = [];
      const paper = new Paper('Session', 'Cedar Hollow', 'A4');
      const document = paper['document'];
      let page = 1;
      document.on('pageAdded', () => (page += 1));
      const text = document.text.bind(document);
      document.text = ((words: string, ...place: []) => {
        drawn.push({ page, text: words });
        return text(words, ...place);
      }) as typeof document.text;
      for (let line = 0; line < lines; line += 1) paper.line('Above');
      paper.title('Alerts');
      paper.table([{ title: 'Raised', share: 1 }], [['10:23']], 18);
      const pages = ['Alerts', 'Raised', '10:23'].map((words) => drawn.find((one) => one.text === words)?.page);
      expect(new Set(pages).size).toBe(1);
    }
  });
});
