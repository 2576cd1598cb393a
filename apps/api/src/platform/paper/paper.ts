import PDFDocument from 'pdfkit';
import { fontsOf, runsOf, type FontRun } from './paper-fonts.js';

interface Writing {
  readonly size?: number;
  readonly isBold?: boolean;
}

interface Column {
  readonly title: string;
  /** Its share of the page's width. */
  readonly share: number;
}

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly fill?: string;
}

/** Draws within the room that a drawing got: its left upper corner is 0, 0. Paths are written as in SVG. */
export interface Pen {
  readonly width: number;
  readonly path: (d: string, stroke: Stroke) => void;
  readonly label: (text: string, x: number, y: number) => void;
}

const margin = 42;
const footRoom = 24;
const leading = 1.35;
/** Where a run is read from the right; such a text stays on one line, since its words must not be put in order one by one. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A printed document, top to bottom: headings, lines, ruled tables, each page with its foot. Black on white, fonts embedded, nothing fetched. */
export class Paper {
  private readonly document: PDFKit.PDFDocument;
  private readonly pieces: Buffer[] = [];
  private top = margin;
  /** A title that waits for what it stands above: it is never the last thing on a page. */
  private waiting: { readonly text: string; readonly writing: Writing } | null = null;

  /** `foot` stands under every page before "page x of y". */
  constructor(
    title: string,
    private readonly foot: string,
    size: 'A4' | 'LETTER',
  ) {
    this.document = new PDFDocument({
      size,
      margin,
      bufferPages: true,
      info: { Title: title, Creator: 'Sojourn' },
      lang: 'en',
      displayTitle: true,
    });
    this.document.on('data', (piece: Buffer) => this.pieces.push(piece));
    for (const font of [...fontsOf(400), ...fontsOf(700)]) this.document.registerFont(font.name, font.file);
  }

  heading(text: string): void {
    this.line(text, { size: 16, isBold: true });
    this.space(4);
  }

  /** A line above what comes next, on the same page as its beginning. */
  title(text: string, writing: Writing = { size: 13, isBold: true }): void {
    this.writeTitle();
    this.waiting = { text, writing };
  }

  /** A line, or as many as the text needs; a long one goes on over the page. */
  line(text: string, writing: Writing = {}): void {
    for (const line of text.split('\n').flatMap((part) => this.wrapped(part, this.width, writing))) {
      this.need(heightOf(writing));
      this.drawRuns(line, margin, this.top, writing);
      this.top += heightOf(writing);
    }
  }

  space(points: number): void {
    this.top += points;
  }

  nextPage(): void {
    this.document.addPage();
    this.top = margin;
  }

  /** Ruled rows; an empty cell is room to write in. The titles come again on every page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], rowHeight: number): void {
    const titles = columns.map(({ title }) => title);
    const head = { height: Math.max(20, this.heightOfRow(columns, titles, true)), isBold: true };
    const heights = rows.map((cells) => Math.max(rowHeight, this.heightOfRow(columns, cells, false)));
    this.need(head.height + (heights[0] ?? 0));
    this.row(columns, titles, head);
    for (const [index, cells] of rows.entries()) {
      const height = heights[index] ?? rowHeight;
      if (this.top + height > this.bottom) {
        this.nextPage();
        this.row(columns, titles, head);
      }
      this.row(columns, cells, { height, isBold: false });
    }
  }

  /** Room of this height, on one page, for lines and words drawn by hand. */
  drawing(height: number, draw: (pen: Pen) => void): void {
    this.need(height);
    this.document.save().translate(margin, this.top);
    draw({
      width: this.width,
      path: (d, { colour, width, fill }) => {
        const path = this.document.path(d).lineWidth(width).strokeColor(colour);
        if (fill === undefined) path.stroke();
        else path.fillAndStroke(fill, colour);
      },
      label: (text, x, y) => this.drawRuns(text, x, y, { size: 8 }),
    });
    this.document.restore();
    this.top += height;
  }

  async finish(): Promise<Buffer> {
    this.writeTitle();
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      this.document.page.margins.bottom = 0; // the foot stands in the margin, which would else begin another page
      const place = { x: margin, y: this.document.page.height - margin, width: this.width };
      this.write(`${this.foot} · page ${page + 1} of ${count}`, place, { size: 8 });
    }
    const done = new Promise<void>((resolve) => this.document.once('end', resolve));
    this.document.end();
    await done;
    return Buffer.concat(this.pieces);
  }

  private get width(): number {
    return this.document.page.width - 2 * margin;
  }

  private get bottom(): number {
    return this.document.page.height - margin - footRoom;
  }

  /** Room for what comes next, and above it for the title that waits for it. */
  private need(height: number): void {
    const above = this.waiting === null ? 0 : heightOf(this.waiting.writing);
    if (this.top + above + height > this.bottom) this.nextPage();
    this.writeTitle();
  }

  private writeTitle(): void {
    if (this.waiting === null) return;
    const { text, writing } = this.waiting;
    this.waiting = null;
    this.line(text, writing);
  }

  private row(columns: readonly Column[], cells: readonly string[], { height, isBold }: { height: number; isBold: boolean }): void {
    this.need(height);
    let x = margin;
    for (const [index, column] of columns.entries()) {
      const width = this.width * column.share;
      this.document.rect(x, this.top, width, height).lineWidth(0.5).strokeColor('#777').stroke();
      this.write(cells[index] ?? '', { x: x + 4, y: this.top + 4, width: width - 8 }, { size: 9, isBold });
      x += width;
    }
    this.top += height;
  }

  private heightOfRow(columns: readonly Column[], cells: readonly string[], isBold: boolean): number {
    const lines = columns.map(({ share }, index) => this.wrapped(cells[index] ?? '', this.width * share - 8, { size: 9, isBold }).length);
    return 8 + Math.max(...lines) * heightOf({ size: 9 });
  }

  private write(text: string, place: { x: number; y: number; width: number }, writing: Writing): number {
    const lines = this.wrapped(text, place.width, writing);
    for (const [index, line] of lines.entries()) this.drawRuns(line, place.x, place.y + index * heightOf(writing), writing);
    return lines.length * heightOf(writing);
  }

  private drawRuns(line: string, from: number, y: number, writing: Writing): void {
    let x = from;
    for (const run of runsOf(line, writing.isBold === true ? 700 : 400)) {
      this.use(run, writing)
        .fillColor('#000')
        .text(run.text, x, y, { lineBreak: false, features: ['kern'] });
      x += this.document.widthOfString(run.text, { features: ['kern'] });
    }
  }

  private wrapped(text: string, width: number, writing: Writing): readonly string[] {
    if (fromRight.test(text)) return [text];
    const lines: string[] = [''];
    for (const word of text.split(' ')) {
      const last = lines.at(-1) ?? '';
      const longer = last === '' ? word : `${last} ${word}`;
      if (last !== '' && this.widthOf(longer, writing) > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  private widthOf(text: string, writing: Writing): number {
    const runs = runsOf(text, writing.isBold === true ? 700 : 400);
    return runs.reduce((sum, run) => sum + this.use(run, writing).widthOfString(run.text, { features: ['kern'] }), 0);
  }

  private use({ font }: FontRun, { size = 10 }: Writing): PDFKit.PDFDocument {
    return this.document.font(font).fontSize(size);
  }
}

function heightOf({ size = 10 }: Writing): number {
  return size * leading;
}
