import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import type { ImportAnswer } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../core/problem-presenter.js';

export interface ImportedFile {
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'new' | 'unchanged' | 'refused';
  readonly words: string;
  readonly patientId: string | null;
}

/** Files one after the other; a refused one does not stop the others. */
@Injectable()
export class ImportQueue {
  private readonly http = inject(HttpClient);
  readonly files = signal<readonly ImportedFile[]>([]);

  async add(files: readonly File[]): Promise<void> {
    const first = this.files().length;
    const waiting = files.map(({ name }) => ({ name, state: 'waiting', words: 'Waiting', patientId: null }) as const);
    this.files.update((all) => [...all, ...waiting]);
    for (const [index, file] of files.entries()) {
      this.set(first + index, { state: 'sending', words: 'Reading and sending' });
      this.set(first + index, await this.send(file));
    }
  }

  private set(place: number, change: Partial<ImportedFile>): void {
    this.files.update((all) => all.map((file, index) => (index === place ? { ...file, ...change } : file)));
  }

  private async send(file: File): Promise<Partial<ImportedFile>> {
    try {
      const headers = { 'Content-Type': 'application/fhir+json' };
      const answer = await firstValueFrom(this.http.post<ImportAnswer>('/api/v1/patients/imports', await textOf(file), { headers }));
      return told(answer);
    } catch (failure) {
      // A refusal belongs beside its file, so that the others can go on.
      const isUnreadable = failure instanceof TypeError;
      return {
        state: 'refused',
        words: isUnreadable ? 'The file could not be unpacked. Nothing of it was kept.' : problemOf(failure).happened,
      };
    }
  }
}

async function textOf(file: File): Promise<string> {
  if (!file.name.endsWith('.gz')) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

function told({ patientId, displayName, created, counts, leftOut }: ImportAnswer): Partial<ImportedFile> {
  if (created === 0) return { state: 'unchanged', patientId, words: `${displayName}: everything was already here` };
  const parts = Object.entries(counts).map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`.replace('allergys', 'allergies'));
  const left = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  return { state: 'new', patientId, words: `${displayName}: ${parts.join(', ')}. ${left} other resources are not kept in the chart.` };
}
