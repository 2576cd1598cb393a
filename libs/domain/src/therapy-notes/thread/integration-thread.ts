import type { NoteTypeId } from '../notes-content/index.js';
import { practicesOf, type ThreadPractice } from './practices.js';
import type { ThreadNote, ThreadSession } from './thread-note.js';

/** Words on the thread, and where they stand: a section of a note, or a moment of a session. */
export interface ThreadPassage {
  readonly at: string;
  readonly text: string;
  /** The patient's own words through and through; in other passages they stand between quotation marks. */
  readonly isQuote: boolean;
  readonly source:
    | { readonly kind: 'note'; readonly noteId: string; readonly noteType: NoteTypeId; readonly section: string; readonly author: string }
    | { readonly kind: 'session'; readonly sessionId: string; readonly entryId: string };
}

/** One turn of the thread: what was intended before a session, what surfaced in it, what was understood, what was taken on. */
export interface ThreadTurn {
  /** Null for what was written where no session followed or preceded it yet. */
  readonly sessionId: string | null;
  readonly startsAt: string | null;
  readonly intentions: readonly ThreadPassage[];
  readonly surfaced: readonly ThreadPassage[];
  readonly themes: readonly string[];
  readonly insights: readonly ThreadPassage[];
  readonly practices: readonly ThreadPractice[];
}

/** The thread of one course with what the page says above it. */
export interface IntegrationThreadView {
  readonly patientId: string;
  readonly courseId: string;
  readonly courseName: string;
  readonly turns: readonly ThreadTurn[];
  /** Keys of the practices whose review has come. */
  readonly due: readonly string[];
}

const strands = {
  intentions: { preparation: ['intentions'], 'dosing-session': ['set'] },
  surfaced: { 'dosing-session': ['phenomenology', 'emotional-arc', 'reflections'], integration: ['imagery', 'difficult-material'] },
  insights: { integration: ['insights', 'behaviour-change'] },
} as const satisfies Record<string, Partial<Record<NoteTypeId, readonly string[]>>>;

/**
 * The thread of a course: intention, what surfaced, insight, practice and what became of it, turn by turn through its dosing sessions.
 * Source: clinical reference §5.1, §5.2.
 *
 * Example: a preparation note of Monday, a session on Tuesday and an integration note of Wednesday that names it make one turn. Odd case: an
 * intention for which no session is planned yet makes a last turn without a session; nothing that was signed is left out for want of one.
 */
export function integrationThread(notes: readonly ThreadNote[], sessions: readonly ThreadSession[]): ThreadTurn[] {
  const inOrder = notes.toSorted((one, other) => byText(one.at, other.at));
  const held = sessions.toSorted((one, other) => byText(one.startsAt, other.startsAt));
  const practices = practicesOf(inOrder);
  const turns = [...held, null].map((session) => {
    const own = inOrder.filter((note) => sessionOf(note, held) === (session?.sessionId ?? null));
    return turnOf(session, own, practices);
  });
  return turns.filter((turn) => turn.sessionId !== null || hasWords(turn));
}

/** Which session a note belongs to: the last one it names; a preparation note the next to come; any other the last before it. */
function sessionOf(note: ThreadNote, held: readonly ThreadSession[]): string | null {
  const named = held.findLast(({ sessionId }) => note.sessionIds.includes(sessionId));
  if (named !== undefined) return named.sessionId;
  const near =
    note.noteType === 'preparation'
      ? held.find(({ startsAt }) => startsAt >= note.at)
      : held.findLast(({ startsAt }) => startsAt <= note.at);
  return near?.sessionId ?? null;
}

function turnOf(session: ThreadSession | null, notes: readonly ThreadNote[], practices: readonly ThreadPractice[]): ThreadTurn {
  const passages = (strand: keyof typeof strands): ThreadPassage[] => notes.flatMap((note) => passagesOf(note, strands[strand]));
  return {
    sessionId: session?.sessionId ?? null,
    startsAt: session?.startsAt ?? null,
    intentions: passages('intentions'),
    surfaced: [...(session === null ? [] : heardIn(session)), ...passages('surfaced')].sort((one, other) => byText(one.at, other.at)),
    themes: [...new Set(notes.flatMap(({ themes }) => themes))],
    insights: passages('insights'),
    practices: practices.filter(({ life }) => notes.some(({ id }) => id === life[0]?.noteId)),
  };
}

function passagesOf(note: ThreadNote, sections: Partial<Record<NoteTypeId, readonly string[]>>): ThreadPassage[] {
  const { id: noteId, noteType, at } = note;
  return (sections[noteType] ?? []).flatMap((section) => {
    const text = (note.sections[section] ?? '').trim();
    return text === ''
      ? []
      : [{ at, text, isQuote: false, source: { kind: 'note' as const, noteId, noteType, section, author: note.author.name } }];
  });
}

function heardIn({ sessionId, quotes }: ThreadSession): ThreadPassage[] {
  return quotes.map(({ entryId, at, text }) => ({ at, text, isQuote: true, source: { kind: 'session' as const, sessionId, entryId } }));
}

function hasWords({ intentions, surfaced, themes, insights, practices }: ThreadTurn): boolean {
  return [intentions, surfaced, themes, insights, practices].some((strand) => strand.length > 0);
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
