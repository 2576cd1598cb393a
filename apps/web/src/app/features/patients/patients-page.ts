import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { PatientPage } from '@sojourn/domain';
import { debounceTime } from 'rxjs';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { bornWords } from './patient-words.js';

/** Everyone in the clinic, found by name in any script, birth date or record number. */
@Component({
  selector: 'kat-patients-page',
  imports: [Button, Chip, EmptyState, Field, FieldInput, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './patients-page.html',
  styleUrl: './patients-page.css',
})
export default class PatientsPage {
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly text = signal('');
  private readonly settled = toSignal(toObservable(this.text).pipe(debounceTime(120)), { initialValue: '' });
  /** The cursors of the pages turned so far; the last one is shown. */
  protected readonly cursors = signal<readonly (string | null)[]>([null]);
  protected readonly found = httpResource<PatientPage>(() => ({
    url: '/api/v1/patients/search',
    method: 'POST',
    body: { text: this.settled(), cursor: this.cursors().at(-1) ?? null, limit: 50 },
  }));
  protected readonly problem = computed(() => (this.found.error() === undefined ? null : problemOf(this.found.error())));
  protected readonly born = bornWords;
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));

  constructor() {
    inject(LiveFeed).reloads('patient', this.found, inject(DestroyRef));
  }

  protected search(event: Event): void {
    this.cursors.set([null]);
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected next(cursor: string): void {
    this.cursors.update((cursors) => [...cursors, cursor]);
  }

  protected back(): void {
    this.cursors.update((cursors) => cursors.slice(0, -1));
  }
}
