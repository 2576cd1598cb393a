import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import type { OwnPagesView, OwnPasskeyView, PagesProof } from '@sojourn/domain';
import { Passkeys } from '../../core/passkeys.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { AskOnce } from './ask-once.js';
import { isRefusedLink } from './birth-date-form.js';
import { thisDevice } from './this-device.js';

const at = '/api/v1/portal/pages/passkeys';

/** The devices that open the patient's own pages without the link: one more is set up where the link opened them, and each is forgotten at any time. */
@Component({
  selector: 'kat-own-passkeys',
  imports: [AskOnce, Button],
  templateUrl: './own-passkeys.html',
  styleUrls: ['../../ui/calm.css', './own-passkeys.css'],
})
export class OwnPasskeys {
  readonly passkeys = input.required<readonly OwnPasskeyView[]>();
  /** What the pages are open by. */
  readonly proof = input.required<PagesProof>();
  /** The passkey that opened them, if one did. */
  readonly usedId = input.required<string | null>();
  readonly changed = output<OwnPagesView>();
  /** The device that opened them was forgotten: they are not open any more. */
  readonly left = output<void>();
  protected readonly device = thisDevice();
  protected readonly address = `${location.host}/pages`;
  protected readonly isAdded = signal(false);
  protected readonly isForgotten = signal(false);
  protected readonly isAsking = signal(false);
  protected readonly gaveUp = signal<string | null>(null);
  protected readonly sending = submission();
  private readonly browser = inject(Passkeys);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly canAdd = computed(() => this.browser.possible && 'token' in this.proof() && !this.isAdded());
  protected readonly isOffered = computed(() => this.canAdd() || this.isAdded() || this.isForgotten() || this.passkeys().length > 0);
  protected readonly failed = computed(() => {
    const problem = this.sending.problem();
    if (problem === null) return this.gaveUp();
    return isRefusedLink(problem)
      ? 'That did not work, and nothing was changed. Open your page again by its link, and try once more.'
      : problem.happened;
  });

  protected async add(): Promise<void> {
    this.gaveUp.set(null);
    const question = await this.sending.post<object>(`${at}/new`, this.proof());
    if (!question.ok) return;
    this.isAsking.set(true);
    const answer = await this.browser.makeFor(question.value);
    this.isAsking.set(false);
    if ('gaveUp' in answer) return this.gaveUp.set(answer.gaveUp);
    const added = await this.sending.post<OwnPagesView>(at, { ...this.proof(), device: this.device, passkey: answer.passkey });
    if (!added.ok) return;
    this.isAdded.set(true);
    this.show(added.value);
  }

  protected async forget({ id }: OwnPasskeyView): Promise<void> {
    this.gaveUp.set(null);
    this.isForgotten.set(false);
    const forgotten = await this.sending.post<OwnPagesView>(`${at}/forgetting`, { ...this.proof(), id });
    if (!forgotten.ok) return;
    this.isAdded.set(false);
    if (id === this.usedId()) return this.left.emit();
    this.isForgotten.set(true);
    this.show(forgotten.value);
  }

  /** The pages as they are now; the button that did it is gone, and the keyboard goes to what was done. */
  private show(pages: OwnPagesView): void {
    this.changed.emit(pages);
    this.host.nativeElement.querySelector<HTMLElement>('[role=status]')?.focus();
  }
}
