import { Component, inject, input, signal } from '@angular/core';
import { Button } from '../ui/button.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import type { Problem } from '../ui/problem.js';
import { PaperDownload } from './paper-download.js';

/** Fetches a document as a PDF; what failed is said beside the button. */
@Component({
  selector: 'kat-paper-button',
  imports: [Button, ProblemPanel],
  template: `
    <button type="button" kat-button icon="download" [busy]="isBusy()" (click)="fetch()"><ng-content /></button>
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" />
    }
  `,
})
export class PaperButton {
  readonly path = input.required<string>();
  /** What the file is called, before its date: what it is, never whose. */
  readonly name = input.required<string>();
  private readonly papers = inject(PaperDownload);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async fetch(): Promise<void> {
    this.isBusy.set(true);
    const answer = await this.papers.fetch(this.path(), this.name());
    this.isBusy.set(false);
    this.problem.set(answer.ok ? null : answer.problem);
  }
}
