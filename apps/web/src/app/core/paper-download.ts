import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import type { PrintedPaper } from '@sojourn/domain';
import type { Answer } from './submission.js';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './problem-presenter.js';

const keptForMs = 60_000;

/** Brings a document of the server to the person as a PDF file. Its name says what it is and no patient's name. */
@Service()
export class PaperDownload {
  private readonly http = inject(HttpClient);
  private readonly page = inject(DOCUMENT);

  async fetch(path: string, name: string): Promise<Answer<PrintedPaper>> {
    try {
      const paper = await firstValueFrom(this.http.get<PrintedPaper>(path));
      this.give(paper, name);
      return { ok: true, value: paper };
    } catch (failure) {
      return { ok: false, problem: problemOf(failure) };
    }
  }

  give({ pdf, madeAt }: PrintedPaper, name: string): void {
    const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    const link = this.page.createElement('a');
    link.href = address;
    link.download = `${name}-${madeAt.slice(0, 10)}.pdf`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), keptForMs);
  }
}
