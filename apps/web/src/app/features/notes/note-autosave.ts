import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { mergeDrafts, type NoteDraft, type NoteSaved, type TherapyNoteView } from '@sojourn/domain';
import { Connectivity } from '../../core/connectivity.js';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';

const pauseMs = 1200;

/** What this device keeps of a draft: the words, and the version they were written on. */
interface Unsaved {
  readonly draft: NoteDraft;
  readonly from: NoteDraft;
  readonly version: number;
}

/** The draft on screen and what of it the server has. Provided by the editor: it lives and dies with one note. */
@Injectable()
export class NoteAutosave {
  private readonly sending = submission();
  private readonly connectivity = inject(Connectivity);
  private readonly note = signal<TherapyNoteView | null>(null);
  private readonly written = signal<NoteDraft | null>(null);
  private readonly kept = signal<NoteDraft | null>(null);
  private readonly isElsewhere = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private under: Promise<void> | null = null;
  readonly version = signal(0);
  readonly savedAt = signal<string | null>(null);
  readonly draft = this.written.asReadonly();
  /** What the words on screen were written on. */
  readonly from = this.kept.asReadonly();
  readonly problem = this.sending.problem;
  readonly busy = this.sending.busy;
  /** Words on this screen that the server does not have yet. */
  readonly isUnsaved = computed(() => this.written() !== this.kept());
  /** The draft was saved on another screen: nothing more is sent until the author has chosen. */
  readonly conflict = this.isElsewhere.asReadonly();

  constructor() {
    keepsDraft<Unsaved>({
      name: () => `note ${this.note()?.id ?? 'not open'}`,
      typed: () => this.unsaved(),
      restore: (unsaved) => this.restore(unsaved),
    });
    effect(() => {
      if (this.connectivity.reachable()) untracked(() => this.problem() !== null && !this.conflict() && void this.save());
    });
    const warn = (event: Event): void => {
      if (this.isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('beforeunload', warn);
      clearTimeout(this.timer);
      void this.save();
    });
  }

  open(note: TherapyNoteView): void {
    this.note.set(note);
    this.version.set(note.version);
    this.savedAt.set(note.savedAt);
    this.written.set(note.draft);
    this.kept.set(note.draft);
    this.isElsewhere.set(false);
    this.sending.forgetProblem();
  }

  change(part: Partial<NoteDraft>): void {
    this.written.update((draft) => draft && { ...draft, ...part });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pauseMs);
  }

  /** Goes on with a draft on top of what the other screen saved; all stay among the versions. */
  async goOn(draft: NoteDraft, newest: TherapyNoteView): Promise<void> {
    this.version.set(newest.version);
    this.kept.set(newest.draft);
    this.written.set(draft);
    this.isElsewhere.set(false);
    await this.save();
  }

  /** Sends what is unsaved, one request after the other. True when the server has every word. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.under !== null) await this.under;
    if (!this.isUnsaved()) return true;
    if (this.conflict()) return false;
    this.under = this.send().finally(() => (this.under = null));
    await this.under;
    return !this.isUnsaved();
  }

  private async send(): Promise<void> {
    const [note, draft] = [this.note(), this.written()];
    if (note === null || draft === null) return;
    const answer = await this.sending.put<NoteSaved>(`/api/v1/therapy-notes/${note.id}`, draft, { ifMatch: `"${this.version()}"` });
    if (!answer.ok) return this.isElsewhere.set(answer.problem.status === 412);
    this.version.set(answer.value.version);
    this.savedAt.set(answer.value.savedAt);
    this.kept.set(answer.value.merged ?? draft);
    // What another screen wrote comes in beside what was typed here since this was sent.
    const { merged } = answer.value;
    this.written.update((now) => (merged === null || now === null ? now : now === draft ? merged : mergeDrafts(draft, merged, now).draft));
  }

  private unsaved(): Unsaved | null {
    const [draft, from] = [this.written(), this.kept()];
    return draft === null || from === null || draft === from ? null : { draft, from, version: this.version() };
  }

  /** Words that a crash or a reload left on this device go on as if nothing had happened; the server puts them together with what is there. */
  private restore({ draft, from, version }: Unsaved): void {
    if (this.note()?.state !== 'draft') return;
    this.written.set(draft);
    this.kept.set(from);
    this.version.set(version);
    void this.save();
  }
}
