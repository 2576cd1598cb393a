import type { OwnPasskeyView } from './own-passkey.js';
import type { PreparationLine } from './preparation-list.js';
import type { Sharing } from './sharing.js';
import type { VisitExpectation } from './what-to-expect.js';
import type { WritingKind } from './writing.js';

/** A visit ahead, as its patient sees it on their own pages. */
export interface OwnVisitView extends VisitExpectation {
  readonly id: string;
  /** The time as the patient reads a clock. */
  readonly when: string;
  readonly minutes: number;
  readonly isRemote: boolean;
  readonly toPrepare: readonly (PreparationLine & { readonly isDone: boolean })[];
}

export interface OwnWritingView {
  readonly id: string;
  readonly kind: WritingKind;
  readonly text: string;
  readonly sharedWith: Sharing;
  readonly writtenAt: string;
}

/** What a patient's link opens: what comes next, and what they wrote. No name of the patient, no medicine, no diagnosis. */
export interface OwnPagesView {
  /** Stays the same when the link is renewed and says nothing about who it is: what still waits on the phone is sent by the next link. */
  readonly owner: string;
  readonly clinicName: string;
  readonly phone: string | null;
  /** The day until which the link opens them; null where a passkey did. */
  readonly goodUntil: string | null;
  readonly passkeys: readonly OwnPasskeyView[];
  readonly therapists: readonly string[];
  readonly visits: readonly OwnVisitView[];
  /** Questions of the care team that wait for answers, by the day until which they are open. */
  readonly questionsUntil: string | null;
  readonly writings: readonly OwnWritingView[];
}

/** The pages as a passkey opened them, with what stands for it until the screen is put away. */
export interface OwnPagesByPasskey {
  readonly view: OwnPagesView;
  readonly pass: string;
  readonly passkeyId: string;
}

/** What a patient wrote and shares, as somebody of the clinic reads it: their own words, with who may read them and when they were written. */
export interface SharedWritingView extends OwnWritingView {
  readonly sharedWith: Exclude<Sharing, 'nobody'>;
}

/** How a patient's own pages stand, for whoever sends the link. It says nothing of what is written there. */
export interface OwnPagesStanding {
  readonly hasBirthDate: boolean;
  readonly hasAddress: boolean;
  readonly link: { readonly id: string; readonly madeBy: string; readonly madeAt: string; readonly goodUntil: string } | null;
  /** How many devices open the pages without the link, and when one last did. */
  readonly passkeys: { readonly count: number; readonly lastUsedAt: string | null };
  /** The next visit, with how much of its checklist is seen to; null while none is booked. */
  readonly nextVisit: { readonly startsAt: string; readonly seenTo: number; readonly of: number } | null;
}

export interface OwnPagesLink {
  readonly path: string;
  readonly isMailed: boolean;
}
