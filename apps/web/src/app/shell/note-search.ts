import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import { noteTypes, type FoundPassage } from '@sojourn/domain';
import { catchError, firstValueFrom, map, of } from 'rxjs';
import { inZone } from '../core/clinic-time.js';
import type { Command } from '../core/command-registry.js';
import { SignInState } from '../core/sign-in-state.js';

const shown = 6;
const longest = 90;
const chart = /^\/patients\/([0-9a-f-]{36})(\/|\?|$)/;

/** Words of the chart on screen, for the command menu: signed notes and what the patient said. Without a chart there is nothing to look into. */
@Service()
export class NoteSearch {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly signIn = inject(SignInState);

  async find(text: string): Promise<readonly Command[]> {
    const patientId = chart.exec(this.router.url)?.[1];
    if (patientId === undefined) return [];
    const answer = this.http.post<FoundPassage[]>(`/api/v1/patients/${patientId}/therapy-notes/search`, { text });
    // Without an answer the menu still leads to places and people; the notes page tells what is wrong.
    return firstValueFrom(
      answer.pipe(
        map((found) => found.slice(0, shown).map((passage, place) => this.commandFor(passage, place))),
        catchError(() => of([])),
      ),
    );
  }

  private commandFor({ noteId, noteType, sessionId, at, parts }: FoundPassage, place: number): Command {
    const words = parts.map(({ text }) => text).join('');
    const kind = noteTypes.find(({ id }) => id === noteType)?.label ?? 'Said in the session';
    return {
      id: `found-${place}-${noteId ?? sessionId ?? ''}`,
      label: words.length > longest ? `${words.slice(0, longest)}…` : words,
      group: 'In this chart',
      icon: 'quote',
      detail: `${kind}, ${inZone(at, this.signIn.zone(), 'date')}`,
      run: () => void this.router.navigateByUrl(noteId === null ? `/sessions/${sessionId ?? ''}/dose` : `/notes/${noteId}`),
    };
  }
}
