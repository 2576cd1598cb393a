import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { instantFromMs, instantText, type OwnPagesView, type OwnVisitView, type SendPages, type WritingKind } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { Mark } from '../../ui/mark.js';
import { BirthDateForm } from './birth-date-form.js';
import { OwnVisit, type Ticked } from './own-visit.js';
import { OwnWritings, type NewSharing } from './own-writings.js';
import { PagesOutbox, withWaiting, type Changes } from './pages-outbox.js';
import { WritingForm, type Written } from './writing-form.js';

const retryMs = 30_000;
type Waiting = SendPages['writings'][number];

/** A patient's own pages, by link and birth date: what comes next, and a place to write. Without a network one can still write; it is sent when there is one. */
@Component({
  selector: 'kat-own-pages-page',
  imports: [BirthDateForm, Button, CrisisHelp, Mark, OwnVisit, OwnWritings, WritingForm],
  templateUrl: './own-pages-page.html',
  styleUrls: ['./calm.css', './portal-page.css', './own-pages-page.css'],
})
export default class OwnPagesPage {
  private readonly clock = inject(Clock);
  /** What stands behind #: it never travels to a server in an address. */
  private readonly token = decodeURIComponent(location.hash.slice(1));
  protected readonly outbox = new PagesOutbox(this.token.split('.')[1] ?? 'none');
  protected readonly opening = submission();
  private readonly sending = submission();
  protected readonly birthDate = signal<string | null>(null);
  private readonly kept = signal<OwnPagesView | null>(null);
  protected readonly view = computed(() => {
    const kept = this.kept();
    return kept === null ? null : withWaiting(kept, this.outbox.waiting());
  });
  /** Opened without a network: nothing is shown of what the clinic has, but writing goes on. */
  protected readonly isWithoutNetwork = computed(() => this.view() === null && this.opening.problem()?.status === 0);
  protected readonly notOpened =
    'This page does not open with this link and birth date. The link may have run out or been taken back. Check the date, or ask your clinic for a new link.';
  protected readonly waitingIds = computed(() => this.outbox.waiting().writings.map(({ id }) => id as string));
  /** Why what was written has not arrived, in words; null while nothing is wrong. */
  protected readonly sendProblem = computed(() => {
    const problem = this.sending.problem();
    if (problem === null || problem.status === 0 || problem.status >= 500) return null;
    if (problem.status !== 410) return problem.happened;
    return 'This link does not open any more. What you wrote is still on this phone: ask your clinic for a new link and open it here; then it is sent.';
  });
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const again = (): void => void (this.kept() === null && this.isWithoutNetwork() ? this.lookAgain() : this.send());
    globalThis.addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      globalThis.removeEventListener('online', again);
      clearTimeout(this.retry);
    });
  }

  protected async write(kind: WritingKind, { text, sharedWith }: Written): Promise<void> {
    const id = crypto.randomUUID() as Waiting['id'];
    await this.hold({ writings: [{ id, kind, text, sharedWith, writtenAt: this.now() }] });
  }

  protected async share({ writingId, sharedWith }: NewSharing): Promise<void> {
    await this.hold({ sharings: [{ writingId: writingId as Waiting['id'], sharedWith, at: this.now() }] });
  }

  protected async tick(visit: OwnVisitView, { item, isDone }: Ticked): Promise<void> {
    const appointmentId = visit.id as SendPages['ticks'][number]['appointmentId'];
    await this.hold({ ticks: [{ appointmentId, item, isDone, at: this.now() }] });
  }

  /** Sends what waits, in as many parts as it takes. Without an answer it is tried again by itself. */
  protected async send(): Promise<void> {
    clearTimeout(this.retry);
    while (this.birthDate() !== null && this.outbox.count() > 0 && !this.sending.busy()) {
      const changes = this.outbox.next();
      const answer = await this.sending.post<OwnPagesView>('/api/v1/portal/pages/changes', { ...this.proof(), ...changes });
      if (!answer.ok) {
        if (answer.problem.status === 0 || answer.problem.status >= 500) this.retry = setTimeout(() => void this.send(), retryMs);
        return;
      }
      this.outbox.sent(changes);
      this.outbox.adopt(answer.value);
      this.kept.set(answer.value);
    }
  }

  protected async lookAgain(): Promise<void> {
    const answer = await this.opening.post<OwnPagesView>('/api/v1/portal/pages/opening', this.proof());
    if (!answer.ok) return;
    this.outbox.adopt(answer.value);
    this.kept.set(answer.value);
    await this.send();
  }

  private async hold(changes: Partial<Changes>): Promise<void> {
    this.outbox.hold(changes);
    await this.send();
  }

  private proof(): { readonly token: string; readonly birthDate: string | null } {
    return { token: this.token, birthDate: this.birthDate() };
  }

  private now(): string {
    return instantText(instantFromMs(Math.round(this.clock.instant())));
  }
}
