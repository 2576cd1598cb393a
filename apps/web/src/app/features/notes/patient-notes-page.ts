import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { noteTypesOf, type NoteListItem, type NoteTypeId, type SessionListItem, type TherapyNoteView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { MenuButton, type MenuGroup } from '../../ui/menu-button.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { PatientRequests } from './amendments/patient-requests.js';
import { FindBox } from './find-box.js';
import { noteTypeWords, stateLooks } from './note-words.js';
import { NotesPutAside } from './notes-put-aside.js';
import { PatientWords } from './patient-words.js';

/** A patient's notes, and the places where new ones begin: at the patient, or at one of the sessions. */
@Component({
  selector: 'kat-patient-notes-page',
  imports: [
    Button,
    Chip,
    ClinicTime,
    EmptyState,
    FindBox,
    Loading,
    MenuButton,
    NotesPutAside,
    PageHeader,
    PatientRequests,
    PatientWords,
    ProblemPanel,
    RouterLink,
  ],
  templateUrl: './patient-notes-page.html',
  styles: `
    .notes li {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1.2fr);
      align-items: center;
      gap: var(--space-8) var(--space-16);
      padding: var(--space-8) 0;
      border-bottom: 1px solid var(--line);
    }

    .notes li:last-child {
      border-bottom: 0;
    }

    .notes kat-chip {
      justify-self: end;
    }

    .notes kat-empty-state {
      grid-column: 1 / -1;
    }

    @media (max-width: 700px) {
      .notes li {
        grid-template-columns: minmax(0, 1fr);
      }

      .notes kat-chip {
        justify-self: start;
      }
    }

    .sessions li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-8) var(--space-16);
      padding: var(--space-8) 0;
      border-bottom: 1px solid var(--line);
    }

    .sessions li:last-child {
      padding-bottom: 0;
      border-bottom: 0;
    }
  `,
})
export default class PatientNotesPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly signIn = inject(SignInState);
  protected readonly beginning = submission();
  protected readonly notes = httpResource<NoteListItem[]>(() => `/api/v1/patients/${this.patientId()}/therapy-notes`);
  private readonly allSessions = httpResource<SessionListItem[]>(() => '/api/v1/dosing-sessions');
  protected readonly sessions = computed(() =>
    this.allSessions.hasValue() ? this.allSessions.value().filter(({ patientId }) => patientId === this.patientId()) : [],
  );
  protected readonly problem = computed(() => (this.notes.error() === undefined ? null : problemOf(this.notes.error())));
  private readonly types = computed(() => (this.signIn.may('contact-notes.write') ? noteTypesOf(this.signIn.view()?.roles ?? []) : []));
  /** Notes about a dosing session begin at their session, below. */
  protected readonly groups = computed((): MenuGroup[] => {
    const free = this.types().filter(({ id }) => id !== 'dosing-session');
    return [{ items: free.map(({ id, label }) => ({ label, run: () => void this.begin(id as NoteTypeId, []) })) }];
  });
  protected readonly isTherapist = computed(() => this.types().some(({ id }) => id === 'dosing-session'));
  protected readonly looks = stateLooks;
  protected readonly typeWords = noteTypeWords;

  constructor() {
    inject(LiveFeed).reloads('note', this.notes, inject(DestroyRef));
  }

  protected async begin(noteType: NoteTypeId, sessionIds: readonly string[]): Promise<void> {
    const command = { id: crypto.randomUUID(), noteType, patientId: this.patientId(), sessionIds };
    const answer = await this.beginning.post<TherapyNoteView>('/api/v1/therapy-notes', command);
    if (answer.ok) await this.router.navigate(['/notes', answer.value.id]);
  }
}
