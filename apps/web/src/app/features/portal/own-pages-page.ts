import { Component, DestroyRef, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import {
  instantFromMs,
  instantText,
  type OwnPagesByPasskey,
  type OwnPagesView,
  type OwnVisitView,
  type PagesProof,
  type SendPages,
  type WritingKind,
} from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { Passkeys } from '../../core/passkeys.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { BirthDateForm } from './birth-date-form.js';
import { OwnPasskeys } from './own-passkeys.js';
import { OwnVisit, type Ticked } from './own-visit.js';
import { OwnWritings, type NewSharing } from './own-writings.js';
import { PagesOutbox, withWaiting, type Changes } from './pages-outbox.js';
import { PasskeyDoor } from './passkey-door.js';
import { WritingForm, type Written } from './writing-form.js';

const retryMs = 30_000;
type Waiting = SendPages['writings'][number];

/**
 * A patient's own pages, by link and birth date or by a passkey of the device: what comes next, and a place to write. Without a network one
 * can still write; it is sent when there is one.
 */
@Component({
  selector: 'kat-own-pages-page',
  imports: [BirthDateForm, Button, CalmPage, OwnPasskeys, OwnVisit, OwnWritings, PasskeyDoor, WritingForm],
  templateUrl: './own-pages-page.html',
  styleUrls: ['../../ui/calm.css', './own-pages-page.css'],
})
export default class OwnPagesPage {
  private readonly clock = inject(Clock);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  /** What stands behind #: it never travels to a server in an address. */
  private readonly token = decodeURIComponent(location.hash.slice(1));
  protected readonly hasLink = this.token !== '';
  protected readonly canUsePasskey = inject(Passkeys).possible;
  /** What was done under this link waits apart from what was done where a passkey opened: they may be two people's. */
  private readonly outboxOfLink = new PagesOutbox(this.token.split('.')[1] ?? 'none');
  protected readonly outbox = signal(this.outboxOfLink);
  /** The passkey that opened the pages, with its pass; null where the link did. */
  protected readonly byPasskey = signal<Pick<OwnPagesByPasskey, 'pass' | 'passkeyId'> | null>(null);
  /** Why pages that were open are not, in words. */
  protected readonly closed = signal<string | null>(null);
  protected readonly opening = submission();
  private readonly sending = submission();
  protected readonly birthDate = signal<string | null>(null);
  private readonly kept = signal<OwnPagesView | null>(null);
  protected readonly view = computed(() => {
    const kept = this.kept();
    return kept === null ? null : withWaiting(kept, this.outbox().waiting());
  });
  /** Opened without a network: nothing is shown of what the clinic has, but writing goes on. */
  protected readonly isWithoutNetwork = computed(() => this.view() === null && this.opening.problem()?.status === 0);
  /** One sentence for everything that does not open, by whichever way. */
  protected readonly notOpened =
    'This page does not open. The birth date may not fit, or the link or this device may have run out or been taken back. Check the date, or ask your clinic for a new link.';
  protected readonly proof = computed<PagesProof | null>(() => {
    const { token, birthDate } = { token: this.token, birthDate: this.birthDate() };
    const pass = this.byPasskey()?.pass;
    if (pass !== undefined) return { pass };
    return birthDate === null ? null : ({ token, birthDate } as PagesProof);
  });
  protected readonly waitingIds = computed(() =>
    this.outbox()
      .waiting()
      .writings.map(({ id }) => id as string),
  );
  protected readonly waitingChoiceIds = computed(() =>
    this.outbox()
      .waiting()
      .sharings.map(({ writingId }) => writingId as string),
  );
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
    const outbox = this.outbox();
    while (this.proof() !== null && outbox.count() > 0 && !this.sending.busy()) {
      const changes = outbox.next();
      const answer = await this.sending.post<OwnPagesView>('/api/v1/portal/pages/changes', { ...this.proof(), ...changes });
      if (!answer.ok) return this.notSent(answer.problem.status);
      outbox.sent(changes);
      // Closed meanwhile, or opened by somebody else: the answer is not theirs to see.
      if (outbox !== this.outbox()) return;
      this.show(answer.value);
    }
  }

  protected async lookAgain(): Promise<void> {
    const answer = await this.opening.post<OwnPagesView>('/api/v1/portal/pages/opening', this.proof());
    if (!answer.ok) return;
    this.show(answer.value);
    this.toHeading();
    await this.send();
  }

  /** What was typed as a birth date belongs to the link, whose patient may be another. */
  protected async enter({ view, ...byPasskey }: OwnPagesByPasskey): Promise<void> {
    this.birthDate.set(null);
    this.outbox.set(new PagesOutbox(view.owner));
    this.byPasskey.set(byPasskey);
    this.show(view);
    this.toHeading();
    await this.send();
  }

  /** Back to the door. What was written stays on the phone. */
  protected close(words: string): void {
    this.kept.set(null);
    this.byPasskey.set(null);
    this.outbox.set(this.outboxOfLink);
    this.closed.set(words);
    this.toHeading();
  }

  protected show(view: OwnPagesView): void {
    this.outbox().adopt(view);
    this.closed.set(null);
    this.kept.set(view);
  }

  private notSent(status: number): void {
    if (status === 0 || status >= 500) this.retry = setTimeout(() => void this.send(), retryMs);
    else if (status === 410 && this.byPasskey() !== null)
      this.close('Your page was open for long and has closed. What you wrote is on this device: open your page again, and it is sent.');
  }

  /** Another page stands where the button was: the keyboard begins at its top. */
  private toHeading(): void {
    afterNextRender(() => this.host.nativeElement.querySelector('h1')?.focus(), { injector: this.injector });
  }

  private async hold(changes: Partial<Changes>): Promise<void> {
    this.outbox().hold(changes);
    await this.send();
  }

  private now(): string {
    return instantText(instantFromMs(Math.round(this.clock.instant())));
  }
}
