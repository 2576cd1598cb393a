import { httpResource } from '@angular/common/http';
import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TherapyNoteView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { PaperButton } from '../../core/paper-button.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionFactsTable } from '../../ui/session-facts.js';
import { CloseOrphan } from './close-orphan.js';
import { LetterDialog } from './letter-dialog.js';
import { LettersMade } from './letters-made.js';
import { NoteEditor } from './note-editor.js';
import { noteTypeWords, stateLook } from './note-words.js';
import { PutAsideNote } from './put-aside-note.js';
import { SignedNote } from './signed-note.js';

/** One note: written while it is a draft, read ever after. */
@Component({
  selector: 'kat-note-page',
  imports: [
    Button,
    LettersMade,
    Chip,
    ClinicTime,
    CloseOrphan,
    LetterDialog,
    Loading,
    NoteEditor,
    PaperButton,
    ProblemPanel,
    PutAsideNote,
    RouterLink,
    SessionFactsTable,
    SignedNote,
  ],
  template: `
    <div class="kat-page">
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="note.reload()" />
      } @else if (note.hasValue()) {
        @let view = note.value();
        <header class="kat-card">
          <div class="kat-row head">
            <h1 tabindex="-1" #title>
              {{ typeWords(view.draft.noteType) }}: <bdi>{{ view.patient.name }}</bdi>
            </h1>
            @let look = stateLook(view);
            <kat-chip [tone]="look.tone" [icon]="look.icon">{{ look.words }}</kat-chip>
          </div>
          <p class="meta">
            {{ view.author.name }}{{ view.author.credential === '' ? '' : ', ' + view.author.credential }} · begun
            {{ view.openedAt | clinicTime: 'date-time' }} ·
            <a [routerLink]="['/patients', view.patient.id, 'notes']">All notes</a>
          </p>
        </header>
        @if (view.sessions.length > 0) {
          <section class="kat-card" aria-labelledby="facts-heading">
            <h2 id="facts-heading">From the session log</h2>
            <kat-session-facts [sessions]="view.sessions" [zone]="signIn.zone()" />
          </section>
        }
        @if (view.isOrphan) {
          <kat-close-orphan [note]="view" (closedNote)="end($event)" />
        } @else if (view.state === 'draft') {
          <kat-note-editor [note]="view" (ended)="end($event)" />
        } @else if (view.state === 'entered-in-error') {
          <kat-put-aside-note [note]="view" />
        } @else {
          <div class="kat-row screen-only">
            <kat-paper-button name="note" [path]="'/api/v1/therapy-notes/' + view.id + '/paper'">As PDF</kat-paper-button>
            @if (signIn.may('letters.write') && view.state !== 'pending-cosign' && view.state !== 'unsigned-by-author') {
              <button type="button" kat-button icon="mail" (click)="isWriting.set(true)">Letter …</button>
            }
          </div>
          <kat-signed-note [note]="view" (changed)="take($event)" (outdated)="note.reload()" />
          @if (signIn.may('notes.read')) {
            <kat-letters-made [noteId]="view.id" />
          }
          @if (isWriting()) {
            <kat-letter-dialog [note]="view" (closed)="isWriting.set(false)" />
          }
        }
      } @else {
        <kat-loading label="Opening the note" [lines]="10" />
      }
    </div>
  `,
  styles: `
    header,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
      gap: var(--space-8);
      justify-items: start;
    }

    kat-session-facts {
      width: 100%;
      min-width: 0;
    }

    .head {
      width: 100%;
      justify-content: space-between;
    }

    .meta {
      color: var(--muted);
    }
  `,
})
export default class NotePage {
  readonly noteId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly note = httpResource<TherapyNoteView>(() => `/api/v1/therapy-notes/${this.noteId()}`);
  protected readonly problem = computed(() => (this.note.error() === undefined ? null : problemOf(this.note.error())));
  protected readonly isWriting = signal(false);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  private readonly injector = inject(Injector);
  protected readonly stateLook = stateLook;
  protected readonly typeWords = noteTypeWords;

  /** The editor goes, and what it held the focus with: reading begins at the title. */
  protected end(view: TherapyNoteView): void {
    this.note.set(view);
    afterNextRender(() => this.title()?.nativeElement.focus(), { injector: this.injector });
  }

  /** A note sent back to its author is no longer this reader's to see. */
  protected take(view: TherapyNoteView): void {
    if (view.state === 'draft') this.note.reload();
    else this.note.set(view);
  }
}
