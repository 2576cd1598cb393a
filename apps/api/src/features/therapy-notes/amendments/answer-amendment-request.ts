import { Injectable } from '@nestjs/common';
import {
  amendmentMachine,
  decideTransition,
  noteMachine,
  type AmendmentFacts,
  type AmendmentRequestView,
  type LocalDate,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { noteRefused } from '../refusals.js';
import { supervisionFacts } from '../supervision-facts.js';
import { TherapyNotesStore } from '../therapy-notes.store.js';
import { SignedNotesQueries } from '../thread/signed-notes.queries.js';
import { AmendmentsQueries } from './amendments.queries.js';
import { AmendmentsStore, type AmendmentAct } from './amendments.store.js';
import { amendmentRefused, answeredMeanwhile } from './refusals.js';

const documentsOf = {
  extend: ['reason'],
  accept: ['amendment'],
  deny: ['ground', 'reason'],
  disagree: ['statement'],
  rebut: ['rebuttal'],
} as const;
const titles = {
  extend: 'Time not extended',
  accept: 'Request not accepted',
  deny: 'Request not denied',
  disagree: 'Statement not attached',
  rebut: 'Rebuttal not attached',
} as const;

/** Extends the time, accepts, denies, or attaches the patient's statement: what the machine of requests allows, each once. */
@Injectable()
export class AnswerAmendmentRequest {
  constructor(
    private readonly store: AmendmentsStore,
    private readonly queries: AmendmentsQueries,
    private readonly notes: TherapyNotesStore,
    private readonly days: SignedNotesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, requestId: string, given: AmendmentAct): Promise<AmendmentRequestView> {
    const view = await this.queries.one(caller, requestId);
    if (isDone(view, given.id)) return view;
    if (given.noteId !== null) await this.queries.signedNote(caller, given.noteId, view.patientId);
    const facts = factsOf(caller, view, given, await this.days.today(caller));
    const request = { state: view.state, event: given.act, roles: caller.roles, facts, documented: documentsOf[given.act] };
    const decision = decideTransition(amendmentMachine, request);
    if (!decision.allowed) throw amendmentRefused(decision.refusals, titles[given.act]);
    const act = { ...given, noteId: answeredNote(view, given) };
    const at = this.clock.nowIso();
    if (!(await this.store.append(caller, requestId, act, at))) throw answeredMeanwhile();
    if (act.act === 'accept' && act.noteId !== null) await this.amend(caller, act.noteId, act, at);
    this.database.publish(caller, 'amendment', requestId);
    return this.queries.one(caller, requestId);
  }

  /** The linked amendment stands below the note as an addendum; what was signed is not touched. */
  private async amend(caller: Caller, noteId: string, { id, text }: AmendmentAct, at: string): Promise<void> {
    const row = await this.notes.lock(caller, noteId);
    if (row === undefined) throw new Error('A note that was found a moment ago is still there');
    const facts = supervisionFacts(caller, row);
    const request = { state: row.state, event: 'add-addendum', roles: caller.roles, facts, documented: ['text'] } as const;
    const decision = decideTransition(noteMachine, request);
    if (!decision.allowed) throw noteRefused(decision.refusals, titles.accept);
    await this.notes.addAddendum(caller, noteId, { id, text, eventAt: null, isLate: false, at });
    this.database.publish(caller, 'note', noteId);
  }
}

/** The same act sent twice is done once. */
function isDone({ extension, acceptance, denial, disagreement, rebuttal }: AmendmentRequestView, id: string): boolean {
  return [extension, acceptance, denial, disagreement, rebuttal].some((act) => act?.id === id);
}

/** An answer concerns the note that the request names, else the one it names itself. */
function answeredNote({ note }: AmendmentRequestView, { act, noteId }: AmendmentAct): string | null {
  return act === 'accept' || act === 'deny' ? (note?.id ?? noteId) : null;
}

function factsOf(caller: Caller, view: AmendmentRequestView, given: AmendmentAct, today: LocalDate): AmendmentFacts {
  return {
    actorId: caller.staffMemberId,
    noteAuthorId: view.note?.author.id ?? null,
    roles: caller.roles,
    hasReauthenticated: caller.isSteppedUp,
    today,
    dueOn: view.dueOn,
    noteId: view.note?.id ?? null,
    answersNoteId: given.noteId,
    deniedOn: view.denial?.deniedOn ?? null,
    statementOn: given.receivedOn,
  };
}
