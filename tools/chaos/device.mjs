// One tablet as the bedside's outbox makes it: an entry is on the disk before anything is sent, and leaves it with the server's answer alone.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const tenMinutesMs = 600_000;
const chance = (share) => Math.random() < share;

function factAt(second) {
  const facts = [
    {
      kind: 'vitals-taken',
      details: { systolicMmHg: 120 + (second % 60), diastolicMmHg: 80, heartRatePerMin: 60 + (second % 40), spo2Percent: 97 },
    },
    { kind: 'sedation-assessed', details: { instrument: 'moaa-s', score: second % 6 } },
    { kind: 'observation-noted', details: { category: 'affect', text: `Observation ${second}` } },
    { kind: 'symptom-scored', details: { symptom: 'nausea', score: second % 11 } },
  ];
  return facts[second % facts.length];
}

export class Device {
  id = randomUUID();
  skewMs = Math.round((Math.random() * 2 - 1) * tenMinutesMs);
  disk = new Map();
  written = [];
  counts = { requests: 0, lost: 0, doubled: 0, reordered: 0, reloads: 0, known: 0 };
  #sequence = 0;

  /** A careless device forgets what it sent before it is answered: the harness must catch it. */
  constructor(base, key, isCareless = false) {
    Object.assign(this, { base, key, isCareless });
  }

  async call(method, path, body, patienceMs = 15_000) {
    const headers = { 'X-Sojourn': '1', 'X-Device': this.id, 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' };
    if (this.cookie) headers.cookie = this.cookie;
    const init = {
      method,
      headers,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const ask = () => fetch(`${this.base}/api/v1${path}`, init);
    // Folding ten thousand entries takes longer than the server keeps an idle line open; as in a browser, a question is asked once more.
    const answer = await (method === 'GET' ? ask().catch(ask) : ask());
    const cookie = answer.headers.getSetCookie()[0];
    if (cookie) this.cookie = cookie.split(';')[0];
    if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
    return answer.json();
  }

  async signIn() {
    await this.call('POST', '/sign-in', { email: `${this.key}@cedarhollow.example`, password: 'cedar hollow 2026' });
    this.authorId = (await this.call('GET', '/sign-in')).staffMemberId;
  }

  /** Writes the next entry: a fact, now and then a correction of an earlier one or its striking. The device's clock is wrong and known to be. */
  write() {
    const now = Date.now();
    const earlier = this.written[Math.floor(Math.random() * this.written.length)];
    const isCorrection = earlier !== undefined && earlier.kind !== 'entered-in-error' && chance(0.1);
    const fact = isCorrection ? { kind: earlier.kind, details: earlier.details } : factAt(this.#sequence);
    const said = isCorrection && chance(0.3) ? { kind: 'entered-in-error', details: { reason: 'Wrong patient' } } : fact;
    this.#sequence += 1;
    const entry = {
      ...{ id: randomUUID(), ...said, occurredAt: new Date(now).toISOString(), recordedAt: new Date(now).toISOString(), receivedAt: null },
      ...{ authorId: this.authorId, deviceId: this.id, deviceSeq: this.#sequence, amendsId: isCorrection ? earlier.id : null },
      ...(isCorrection ? { amendReason: 'Typing error' } : {}),
      clockOffsetMs: -this.skewMs,
    };
    this.written.push(entry);
    this.disk.set(entry.id, entry);
  }

  /** One round of sending with everything that goes wrong on the way. */
  async send(sessionId, isCalm = false) {
    const goesWrong = (share) => !isCalm && chance(share);
    const batch = [...this.disk.values()].slice(0, goesWrong(0.5) ? 5 : 100);
    if (batch.length === 0) return;
    if (goesWrong(0.2)) this.counts.reordered += batch.sort(() => Math.random() - 0.5).length > 1 ? 1 : 0;
    if (this.isCareless) for (const { id } of batch) this.disk.delete(id);
    if (goesWrong(0.05)) return void (this.counts.lost += 1); // never leaves the tablet
    const post = () => this.call('POST', `/dosing-sessions/${sessionId}/entries`, { entries: batch }, goesWrong(0.1) ? 20 : 15_000);
    this.counts.requests += 1;
    const twin = goesWrong(0.15) ? post().catch(() => undefined) : null;
    if (twin !== null) this.counts.doubled += 1;
    try {
      const answers = await post();
      if (goesWrong(0.1)) return void (this.counts.lost += 1); // the answer does not come back
      for (const { id, status } of answers) if (status !== 'refused') this.disk.delete(id);
      this.counts.known += answers.filter(({ status }) => status === 'known').length;
    } catch {
      await pause(50 + Math.random() * 200); // Nobody answered: it is all still on the disk.
    } finally {
      await twin;
    }
    // A reload keeps the disk and nothing else.
    if (goesWrong(0.05)) {
      this.disk = new Map(structuredClone([...this.disk]));
      this.counts.reloads += 1;
    }
  }
}
