import { v7 as uuidv7 } from 'uuid';
import { MllpClient } from '../../testing/mllp-client.js';
import { TestApi } from '../../testing/test-api.js';
import { MllpListener } from './index.js';
import { MllpFrames } from './mllp-frames.js';

describe('frames as the network cuts them', () => {
  const texts = (frames: MllpFrames, bytes: Buffer) =>
    frames.take(bytes).map((event) => ('frame' in event ? event.frame.toString() : 'too large'));
  const both = Buffer.from('noise\u000bone\u001c\rnoise\u000btwo\u001c\r');

  it('are the same wherever the cut is', () => {
    for (let cut = 0; cut <= both.length; cut += 1) {
      const frames = new MllpFrames(100);
      expect([...texts(frames, both.subarray(0, cut)), ...texts(frames, both.subarray(cut))]).toEqual(['one', 'two']);
      expect(frames.isOpen).toBe(false);
    }
    const frames = new MllpFrames(100);
    expect([...both].flatMap((byte) => texts(frames, Buffer.from([byte])))).toEqual(['one', 'two']);
  });

  it('are given up half way when the next one begins, and say when they are too large', () => {
    expect(texts(new MllpFrames(100), Buffer.from('\u000bhalf\u000bwhole\u001c\r'))).toEqual(['whole']);
    expect(texts(new MllpFrames(4), Buffer.from('\u000b1234'))).toEqual([]);
    expect(texts(new MllpFrames(4), Buffer.from('\u000b12345'))).toEqual(['too large']);
    expect(texts(new MllpFrames(4), Buffer.from('\u000b12345678\u001c\r'))).toEqual(['too large']);
  });
});

describe('the port for monitors', () => {
  let api: TestApi;
  const lines: MllpClient[] = [];
  beforeAll(async () => {
    api = await TestApi.start({ MONITOR_PORT: '0' });
  });
  afterAll(async () => {
    for (const line of lines) line.close();
    await api.stop();
  });
  const connected = async (): Promise<MllpClient> => {
    const line = await MllpClient.at(api.app.get(MllpListener).port ?? 0);
    lines.push(line);
    return line;
  };

  it('is off unless it is configured', async () => {
    const silent = await TestApi.start();
    expect(silent.app.get(MllpListener).port).toBeNull();
    await silent.stop();
  });

  it('rejects what is not HL7, a token it does not know and a clinic that is not there, and stays open', async () => {
    const line = await connected();
    expect(await line.ask('GET / HTTP/1.1')).toContain('\rMSA|AR|');
    const token = `999.${uuidv7()}.${'a'.repeat(43)}`;
    for (const security of ['', 'guess', token]) {
      const answer = await line.ask(`MSH|^~\\&|M|B|||20261117100500-0500|${security}|ORU^R01|Q7|P|2.6\rOBX|1`);
      expect(answer).toContain('\rMSA|AR|Q7|');
      expect(answer).not.toContain('aaaa');
    }
    expect((await api.admin.query('SELECT 1 FROM monitor_message')).rows).toEqual([]);
  });

  it('answers two frames that came at once in their order', async () => {
    const line = await connected();
    const text = (id: string): string => `\u000bMSH|^~\\&|M|B|||20261117100500-0500||ORU^R01|${id}|P|2.6\r\u001c\r`;
    line.write(text('Q1') + text('Q2'));
    expect([await line.answer(), await line.answer()].map((answer) => /MSA\|AR\|(Q\d)/.exec(answer)?.[1])).toEqual(['Q1', 'Q2']);
  });

  it('says nothing to half a frame and goes on with the next whole one', async () => {
    const half = await connected();
    half.write('\u000bMSH|^~\\&|M|B');
    half.close();
    const line = await connected();
    line.write('\u000bMSH|^~\\&|half of a message');
    expect(await line.ask('MSH|^~\\&|M|B|||20261117100500-0500||ORU^R01|Q9|P|2.6')).toContain('\rMSA|AR|Q9|');
  });

  it('rejects a frame beyond the limit and closes that connection only', async () => {
    const line = await connected();
    line.write(`\u000bMSH|^~\\&|${'x'.repeat(300 * 1024)}`);
    expect(await line.answer()).toContain('\rMSA|AR|');
    expect(await line.closed()).toBe(true);
    expect(await (await connected()).ask('MSH|^~\\&|M|B|||2026||ORU^R01|Q8|P|2.6')).toContain('|Q8|');
  });
});
