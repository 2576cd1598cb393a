import { Component, DestroyRef, ElementRef, afterRenderEffect, computed, inject, signal } from '@angular/core';
import {
  instantFromMs,
  instantText,
  instrumentOf,
  type CheckInSent,
  type CheckInView,
  type GivenAnswers,
  type SendCheckIn,
} from '@sojourn/domain';
import { AnswerKeeper } from '../../core/answer-keeper.js';
import { inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { formStart, MeasureForm, type FormPlace } from '../../ui/measure-form.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { BirthDateForm } from './birth-date-form.js';
import { LinkDoor } from './link-door.js';

type Form = SendCheckIn['forms'][number];

/** The patient's check-in on their own phone: link and birth date, then one question per screen. Answers stay on the phone until they are sent. */
@Component({
  selector: 'kat-check-in-page',
  imports: [BirthDateForm, Button, CalmPage, CrisisHelp, MeasureForm, ProblemPanel],
  templateUrl: './check-in-page.html',
  styleUrl: '../../ui/calm.css',
})
export default class CheckInPage {
  private readonly clock = inject(Clock);
  protected readonly door = new LinkDoor<CheckInView>('/api/v1/portal/check-in/opening');
  protected readonly sending = submission();
  protected readonly done = signal<readonly Form[]>([]);
  /** How many of the finished forms have reached the clinic. */
  private readonly arrived = signal(0);
  protected readonly isSent = computed(() => this.done().length > 0 && this.definition() === null && this.arrived() === this.done().length);
  private readonly needsHelpNow = signal(false);
  protected readonly isHelpRead = signal(false);
  protected readonly isHelpShown = computed(() => this.needsHelpNow() && (this.isSent() || !this.isHelpRead()));
  protected readonly definition = computed(() => instrumentOf(this.door.view()?.instruments[this.done().length]));
  private readonly keeper = computed(() => new AnswerKeeper(`${this.door.linkId}.${this.definition()?.id ?? 'none'}`, () => localStorage));
  /** Read anew after the numbers to call were shown between two questions. */
  protected readonly start = computed<FormPlace>(() => (this.isHelpShown() ? null : this.keeper().read()) ?? formStart);
  protected readonly isWaiting = computed(() => this.sending.problem()?.status === 0);
  /** By the clock of the phone. */
  protected readonly opensNext = computed(() => {
    const opens = this.door.view()?.opensNext ?? null;
    return opens === null ? null : inZone(opens, Intl.DateTimeFormat().resolvedOptions().timeZone, 'date-time');
  });
  protected readonly notOpened =
    'These questions do not open with this link and birth date. The link may have been used or have run out. Check the date, or ask your clinic for a new link.';
  private readonly ids = new Map<string, string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // What came of the answers is read out, and seen from its top.
    afterRenderEffect(() => {
      if (this.isHelpShown() || this.isSent()) this.host.nativeElement.querySelector('h1')?.focus();
    });
    // A phone that finds its network again sends what it kept, without being asked.
    const again = (): void => void (this.isWaiting() ? this.send() : undefined);
    addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => removeEventListener('online', again));
  }

  protected keep(place: FormPlace): void {
    this.keeper().keep(place);
  }

  protected async finish(instrumentId: string, answers: GivenAnswers): Promise<void> {
    const id = this.ids.get(instrumentId) ?? crypto.randomUUID();
    this.ids.set(instrumentId, id);
    const takenAt = instantText(instantFromMs(Math.round(this.clock.instant())));
    this.done.update((forms) => [...forms, { id: id as Form['id'], instrumentId, answers, takenAt }]);
    await this.send();
  }

  /** A finished form goes at once: an answer about suicide does not wait for the questions after it. What did not arrive goes with the next. */
  protected async send(): Promise<void> {
    const forms = this.done().slice(this.arrived());
    if (forms.length === 0 || this.sending.busy()) return;
    const command = { ...this.door.proof(), forms };
    const answer = await this.sending.post<CheckInSent>('/api/v1/portal/check-in/answers', command);
    if (!answer.ok) return;
    for (const { instrumentId } of forms) new AnswerKeeper(`${this.door.linkId}.${instrumentId}`, () => localStorage).forget();
    this.arrived.update((before) => before + forms.length);
    if (answer.value.needsHelpNow) this.needsHelpNow.set(true);
    await this.send();
  }
}
