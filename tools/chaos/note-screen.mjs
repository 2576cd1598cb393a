// One screen on which a therapist writes a draft: words are on its disk before anything is sent, together with the version they were written on.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { Device } from './device.mjs';

const { mergeDrafts } = await import(join(root, 'libs/domain/dist/index.js'));
const chance = (share) => Math.random() < share;

export class NoteScreen extends Device {
  typed = [];
  counts = { saves: 0, lost: 0, merged: 0, asked: 0, reloads: 0 };
  #word = 0;

  /** `sections` are this screen's; `shared` is the one both write in. A careless screen forgets what it sent before it is answered. */
  constructor(base, { name, sections, shared, isCareless = false }) {
    super(base, 'nair', isCareless);
    Object.assign(this, { name, sections, shared });
  }

  async open(noteId) {
    this.noteId = noteId;
    const { draft, version } = await this.call('GET', `/therapy-notes/${noteId}`);
    this.kept = { draft, from: draft, version };
  }

  /** Adds a word nobody else writes to the end of a section. */
  write() {
    const section = chance(0.2) ? this.shared : this.sections[this.#word % this.sections.length];
    const word = `${this.name}${(this.#word += 1)}.`;
    const { draft } = this.kept;
    const sections = { ...draft.sections, [section]: `${draft.sections[section] ?? ''} ${word}`.trim() };
    this.kept = { ...this.kept, draft: { ...draft, sections } };
    this.typed.push({ word, section });
  }

  get isUnsaved() {
    return this.kept.draft !== this.kept.from;
  }

  /** One try to save, with everything that goes wrong on the way. */
  async save(isCalm = false) {
    const goesWrong = (share) => !isCalm && chance(share);
    if (!this.isUnsaved) return;
    const { draft, version } = this.kept;
    this.counts.saves += 1;
    if (this.isCareless) this.kept = { ...this.kept, from: draft };
    if (goesWrong(0.1)) return void (this.counts.lost += 1);
    try {
      const answer = await this.put(draft, version);
      if (goesWrong(0.15)) return void (this.counts.lost += 1);
      this.take(draft, answer);
    } catch {
      await pause(50 + Math.random() * 200); // Nobody answered: it is all still on the disk.
    }
    if (goesWrong(0.05)) {
      this.kept = structuredClone(this.kept);
      this.counts.reloads += 1;
    }
  }

  take(sent, { status, body }) {
    if (status === 412) {
      // The author goes on with this screen's words where both wrote; every other section keeps both.
      const { version, draft } = body.facts.newest;
      const merged = mergeDrafts(this.kept.from, draft, this.kept.draft).draft;
      this.kept = { version, from: draft, draft: merged };
      this.counts.asked += 1;
    } else if (status === 200 && !this.isCareless) {
      const draft = body.merged ?? sent;
      if (body.merged !== null) this.counts.merged += 1;
      this.kept = { version: body.version, from: draft, draft };
    } else if (status !== 200) throw new Error(`Not saved: ${status}`);
  }

  async put(draft, version) {
    const headers = { 'X-Sojourn': '1', 'X-Device': this.id, 'Content-Type': 'application/json', cookie: this.cookie };
    const init = { method: 'PUT', headers: { ...headers, 'Idempotency-Key': crypto.randomUUID(), 'If-Match': `"${version}"` } };
    const answer = await fetch(`${this.base}/api/v1/therapy-notes/${this.noteId}`, {
      ...init,
      body: JSON.stringify(draft),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: answer.status, body: await answer.json() };
  }
}
