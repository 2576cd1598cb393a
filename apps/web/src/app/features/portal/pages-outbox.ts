import { signal } from '@angular/core';
import type { OwnPagesView, SendPages, Sharing, WritingKind } from '@sojourn/domain';

export type Changes = Pick<SendPages, 'writings' | 'sharings' | 'ticks'>;

/** What is being written and was not yet kept. */
export interface Draft {
  readonly text: string;
  readonly sharedWith: Sharing | null;
}

interface OnPhone {
  /** Whose pages these are, as the server marks them; null while the pages were never open here. */
  readonly owner: string | null;
  readonly waiting: Changes;
  readonly drafts: Partial<Record<WritingKind, Draft>>;
}

const prefix = 'sojourn.pages.';
const nothing: Changes = { writings: [], sharings: [], ticks: [] };
const most = 20;

/**
 * What a patient did on their own pages and the server has not yet: kept on this phone before the screen says so, until it is sent. The key
 * names a link, never a person. When a link is renewed, what still waits under the one before is taken over, and only by its own patient.
 */
export class PagesOutbox {
  private readonly kept = signal<OnPhone>({ owner: null, waiting: nothing, drafts: {} });

  constructor(
    private readonly linkId: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {
    this.kept.update((empty) => this.read(prefix + linkId) ?? empty);
  }

  waiting(): Changes {
    return this.kept().waiting;
  }

  count(): number {
    const { writings, sharings, ticks } = this.waiting();
    return writings.length + sharings.length + ticks.length;
  }

  /** As much as goes out at once. */
  next(): Changes {
    const { writings, sharings, ticks } = this.waiting();
    return { writings: writings.slice(0, most), sharings: sharings.slice(0, most), ticks: ticks.slice(0, most) };
  }

  hold(change: Partial<Changes>): void {
    this.keep((kept) => ({ ...kept, waiting: together(kept.waiting, { ...nothing, ...change }) }));
  }

  /** The server has these. */
  sent(sent: Changes): void {
    const without = <T>(all: readonly T[], gone: readonly T[]): T[] => all.filter((one) => !gone.includes(one));
    this.keep((kept) => ({
      ...kept,
      waiting: {
        writings: without(kept.waiting.writings, sent.writings),
        sharings: without(kept.waiting.sharings, sent.sharings),
        ticks: without(kept.waiting.ticks, sent.ticks),
      },
    }));
  }

  draft(kind: WritingKind): Draft {
    return this.kept().drafts[kind] ?? { text: '', sharedWith: null };
  }

  keepDraft(kind: WritingKind, draft: Draft): void {
    this.keep((kept) => ({ ...kept, drafts: { ...kept.drafts, [kind]: draft } }));
  }

  /** The pages have opened: what waits under an earlier link of the same patient waits here now. */
  adopt({ owner }: OwnPagesView): void {
    this.keep((kept) => ({ ...kept, owner }));
    for (const key of this.keysOfOthers()) {
      const other = this.read(key);
      if (other?.owner !== owner) continue;
      this.keep((kept) => ({ ...kept, waiting: together(other.waiting, kept.waiting), drafts: { ...other.drafts, ...kept.drafts } }));
      this.storage().removeItem(key);
    }
  }

  private keep(change: (kept: OnPhone) => OnPhone): void {
    this.kept.update(change);
    try {
      this.storage().setItem(prefix + this.linkId, JSON.stringify(this.kept()));
    } catch {
      return; // Storage may be forbidden or full: the words live on in the screen itself.
    }
  }

  private keysOfOthers(): string[] {
    try {
      return Object.keys(this.storage()).filter((key) => key.startsWith(prefix) && key !== prefix + this.linkId);
    } catch {
      return []; // Where nothing can be kept, nothing waits.
    }
  }

  private read(key: string): OnPhone | null {
    try {
      const kept = this.storage().getItem(key);
      return kept === null ? null : (JSON.parse(kept) as OnPhone);
    } catch {
      return null; // Storage may be forbidden or hold something foreign.
    }
  }
}

function together(one: Changes, other: Changes): Changes {
  return {
    writings: [...one.writings, ...other.writings],
    sharings: [...one.sharings, ...other.sharings],
    ticks: [...one.ticks, ...other.ticks],
  };
}

/** The pages as they will stand when what waits has arrived. */
export function withWaiting(view: OwnPagesView, { writings, sharings, ticks }: Changes): OwnPagesView {
  const known = new Set(view.writings.map(({ id }) => id));
  const all = [...writings.filter(({ id }) => !known.has(id)).toReversed(), ...view.writings];
  return {
    ...view,
    writings: all.map((one) => ({
      ...one,
      sharedWith: sharings.findLast(({ writingId }) => writingId === one.id)?.sharedWith ?? one.sharedWith,
    })),
    visits: view.visits.map((visit) => ({
      ...visit,
      toPrepare: visit.toPrepare.map((line) => {
        const ticked = ticks.findLast(({ appointmentId, item }) => appointmentId === visit.id && item === line.item);
        return { ...line, isDone: line.isKnown || (ticked?.isDone ?? line.isDone) };
      }),
    })),
  };
}
