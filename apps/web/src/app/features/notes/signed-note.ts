import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, output } from '@angular/core';
import type { AmendmentRequestView, TherapyNoteView } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AddendumForm } from './addendum-form.js';
import { RequestList } from './amendments/request-list.js';
import { Cosignature } from './cosignature.js';
import { NoteAddenda } from './note-addenda.js';
import { NoteSignatures } from './note-signatures.js';
import { PutAside } from './put-aside.js';
import { WrittenWords } from './written-words.js';

/** A signed note: its words as they were signed, who signed, and what was added below. */
@Component({
  selector: 'kat-signed-note',
  imports: [AddendumForm, Cosignature, NoteAddenda, NoteSignatures, ProblemPanel, PutAside, RequestList, WrittenWords],
  templateUrl: './signed-note.html',
  styleUrl: './signed-note.css',
})
export class SignedNote {
  readonly note = input.required<TherapyNoteView>();
  readonly changed = output<TherapyNoteView>();
  /** The note has an addendum that this page has not seen. */
  readonly outdated = output<void>();
  protected readonly signIn = inject(SignInState);
  protected readonly requests = httpResource<AmendmentRequestView[]>(() =>
    this.signIn.may('notes.read') ? `/api/v1/therapy-notes/${this.note().id}/amendment-requests` : undefined,
  );
  protected readonly requestsProblem = computed(() => (this.requests.error() === undefined ? null : problemOf(this.requests.error())));
  /** Requests by the addendum that answers them. */
  protected readonly answered = computed(() => {
    const requests = this.requests.hasValue() ? this.requests.value() : [];
    return new Map(requests.map((request) => [request.acceptance?.addendumId ?? '', request]));
  });
  protected readonly canBeAddedTo = computed(() => this.note().state !== 'unsigned-by-author');
  protected readonly mayMarkInError = computed(() => {
    const { supervisor, isMine } = this.note();
    return this.canBeAddedTo() && (isMine || supervisor?.id === this.signIn.view()?.staffMemberId);
  });
  protected readonly mayCosign = computed(() => {
    const { state, supervisor } = this.note();
    return state === 'pending-cosign' && supervisor !== null && supervisor.id === this.signIn.view()?.staffMemberId;
  });

  constructor() {
    inject(LiveFeed).reloads('amendment', this.requests, inject(DestroyRef));
  }

  protected look(): void {
    this.requests.reload();
    this.outdated.emit();
  }
}
