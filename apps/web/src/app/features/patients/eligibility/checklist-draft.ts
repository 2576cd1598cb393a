import { Injectable, computed, signal } from '@angular/core';
import { checklistAnswer, type AnswerView, type ChecklistAnswer } from '@sojourn/domain';

/** One row as it stands on screen: everything typed, nothing judged. */
export interface DraftAnswer {
  readonly id: string;
  readonly answer: ChecklistAnswer['answer'] | null;
  readonly note: string;
  readonly justification: string;
  readonly clearance: string;
  readonly plan: string;
  readonly eventOn: string | null;
  readonly substance: ChecklistAnswer['substance'];
  /** Null where the row takes the day and the source of the whole round. */
  readonly answeredOn: string | null;
  readonly source: string | null;
}

type Judged = { readonly command: { readonly id: string; readonly answer: ChecklistAnswer } } | { readonly fault: string };

/** The answers given on screen and not saved yet, beside the ones the chart holds. It is gone with the page, that is with the patient. */
@Injectable()
export class ChecklistDraft {
  private readonly kept = signal<ReadonlyMap<string, AnswerView>>(new Map());
  private readonly changes = signal<ReadonlyMap<string, DraftAnswer>>(new Map());
  readonly askedOn = signal<string | null>(null);
  readonly source = signal('');
  readonly changed = computed(() => this.changes().size);
  private readonly judged = computed(() => new Map([...this.changes()].map(([code, draft]) => [code, this.judge(code, draft)])));
  /** A round without a source is weighed on screen, but not yet kept. */
  readonly isSourceMissing = computed(
    () => this.source().trim() === '' && [...this.changes().values()].some(({ source }) => source === null),
  );
  private readonly complete = computed(() => [...this.judged().values()].flatMap((one) => ('command' in one ? [one.command] : [])));
  readonly commands = computed(() => (this.isSourceMissing() ? [] : this.complete()));
  readonly faulty = computed(() => [...this.judged()].flatMap(([code, one]) => ('fault' in one ? [code] : [])));
  /** What the rule weighs: a row on screen where one was changed, otherwise what the chart holds. Half-filled rows weigh as not answered. */
  readonly weighed = computed<readonly ChecklistAnswer[]>(() => {
    const judged = this.judged();
    const untouched = [...this.kept().values()].filter(({ code }) => !judged.has(code)).map(withoutRecording);
    return [...untouched, ...this.complete().map(({ answer }) => answer)];
  });

  /** Takes what the server holds; what is typed on screen stays. */
  keep(answers: readonly AnswerView[]): void {
    this.kept.set(new Map(answers.map((answer) => [answer.code, answer])));
  }

  savedOf(code: string): AnswerView | null {
    return this.kept().get(code) ?? null;
  }

  changeOf(code: string): DraftAnswer | null {
    return this.changes().get(code) ?? null;
  }

  faultOf(code: string): string | null {
    const one = this.judged().get(code);
    return one !== undefined && 'fault' in one ? one.fault : null;
  }

  /** Each change is a new answer with an id of its own, so that sending one twice keeps it once. */
  change(code: string, part: Partial<DraftAnswer>): void {
    const before = this.changeOf(code) ?? draftOf(this.savedOf(code));
    this.changes.update((all) => new Map(all).set(code, { ...before, ...part, id: crypto.randomUUID() }));
  }

  takeBack(code: string): void {
    this.changes.update((all) => new Map([...all].filter(([one]) => one !== code)));
  }

  /** After saving: rows that were sent are the chart's now; a row changed while they travelled stays on screen. */
  settle(sent: readonly string[]): void {
    this.changes.update((all) => new Map([...all].filter(([, { id }]) => !sent.includes(id))));
  }

  private judge(code: string, { id, ...draft }: DraftAnswer): Judged {
    const candidate = {
      ...draft,
      code,
      answeredOn: draft.answeredOn ?? this.askedOn(),
      source: draft.source ?? (this.source().trim() || 'not named'),
    };
    const judged = checklistAnswer.safeParse(candidate);
    if (judged.success) return { command: { id, answer: judged.data } };
    return { fault: faultIn(judged.error.issues.map(({ path }) => String(path[0]))) };
  }
}

function faultIn(paths: readonly string[]): string {
  if (paths.includes('answer')) return 'Choose an answer.';
  if (paths.includes('answeredOn') || paths.includes('eventOn')) return 'Check the date.';
  return paths.includes('source') ? 'Say where the answer comes from.' : 'Something here is too long or cannot be read.';
}

const untouched = { answer: null, note: '', justification: '', clearance: '', plan: '', eventOn: null, substance: 'unknown' } as const;

/** A row as it begins to be changed: what the chart holds, asked anew in this round. */
function draftOf(saved: AnswerView | null): DraftAnswer {
  const round = { id: crypto.randomUUID(), answeredOn: null, source: null };
  if (saved === null) return { ...untouched, ...round };
  const { answer, eventOn, substance } = saved;
  const [note = '', justification = '', clearance = '', plan = ''] = [saved.note, saved.justification, saved.clearance, saved.plan].map(
    (text) => text ?? '',
  );
  return { ...{ answer, note, justification, clearance, plan, eventOn, substance }, ...round };
}

function withoutRecording({ recordedAt: _at, recordedBy: _by, ...answer }: AnswerView): ChecklistAnswer {
  return answer;
}
