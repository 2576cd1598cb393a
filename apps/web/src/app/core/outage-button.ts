import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import type { OutagePackPaper } from '@sojourn/domain';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import type { Problem } from '../ui/problem.js';
import { ClinicTime, dateInZone } from './clinic-time.js';
import { Clock } from './clock.js';
import { OutagePapers } from './outage-papers.js';
import { problemOf } from './problem-presenter.js';
import { SignInState } from './sign-in-state.js';

interface Sheet {
  readonly siteId: string;
  readonly words: string;
  readonly madeAt: string;
  readonly address: string;
}

/** Opens the day on paper: today's list and blank flowsheets with identity. Without network the copy on this device opens. */
@Component({
  selector: 'kat-outage-button',
  imports: [Button, ClinicTime, Dialog, ProblemPanel],
  template: `
    @if (mayPrint()) {
      <button type="button" kat-button icon="printer" (click)="open()">Print for an outage</button>
    }
    @if (isOpen()) {
      <kat-dialog heading="Print for an outage" (closed)="close()">
        <div class="kat-form">
          <p>Today's list, and a blank flowsheet with identity for each dosing visit. Keep it away from visitors; shred it afterwards.</p>
          @for (sheet of sheets(); track sheet.siteId) {
            <p>
              <a [href]="sheet.address" target="_blank">{{ sheet.words }}</a> as of {{ sheet.madeAt | clinicTime }}
            </p>
          } @empty {
            <p role="status">{{ isBusy() ? 'Fetching it …' : 'No paper was made today yet.' }}</p>
          }
          @if (problem(); as failed) {
            <kat-problem [problem]="failed" />
          }
        </div>
        <button katDialogActions type="button" kat-button [busy]="isBusy()" (click)="makeAnew()">Make it anew</button>
      </kat-dialog>
    }
  `,
})
export class OutageButton {
  private readonly papers = inject(OutagePapers);
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  protected readonly mayPrint = computed(() => this.signIn.may('outage-pack.print'));
  protected readonly isOpen = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly sheets = signal<readonly Sheet[]>([]);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  protected async open(): Promise<void> {
    this.isOpen.set(true);
    this.show(await this.papers.kept(dateInZone(this.clock.now(), this.signIn.zone())));
    await this.during(() => this.papers.renew());
  }

  protected makeAnew(): Promise<void> {
    return this.during(() => this.papers.makeAnew());
  }

  protected close(): void {
    this.isOpen.set(false);
    this.forget();
  }

  /** What is shown stays when the server does not answer. */
  private async during(fetch: () => Promise<readonly OutagePackPaper[]>): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      this.show(await fetch());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.isBusy.set(false);
  }

  private show(papers: readonly OutagePackPaper[]): void {
    this.forget();
    if (!this.isOpen()) return;
    const addressOf = ({ pdf }: OutagePackPaper): string =>
      URL.createObjectURL(new Blob([Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0))], { type: 'application/pdf' }));
    this.sheets.set(
      papers.map((paper) => ({ siteId: paper.siteId, words: paper.siteName, madeAt: paper.madeAt, address: addressOf(paper) })),
    );
  }

  private forget(): void {
    for (const { address } of this.sheets()) URL.revokeObjectURL(address);
    this.sheets.set([]);
  }
}
