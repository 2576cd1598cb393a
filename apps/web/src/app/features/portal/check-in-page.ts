import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import {
  instantFromMs,
  instantText,
  instrumentOf,
  type CheckInSent,
  type CheckInView,
  type GivenAnswers,
  type InstrumentDefinition,
} from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { sweepOldAnswers } from '../../core/old-answers.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { formStart, MeasureForm, type FormPlace } from '../../ui/measure-form.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AnswersUnderWay } from './answers-under-way.js';
import { BirthDateForm } from './birth-date-form.js';
import { CheckInOutbox, type CheckInForm } from './check-in-outbox.js';
import { byThisPhone, headings, helpWords, lengthWords, type HelpNews, type Stage } from './check-in-words.js';
import { isForGood, LinkDoor } from './link-door.js';

/** So long the next form waits for the server to say that it may be asked now; then it is asked by what was last known. */
const patienceMs = 8000;
const nextTryMs = 20_000;
/** On the clinic's tablet: long enough to read two sentences, and ready again when the next patient sits down. */
const thanksMs = 10_000;

/** The patient's check-in on their own phone: link and birth date, then one question per screen. Answers stay on the phone until they are sent. */
@Component({
  selector: 'kat-check-in-page',
  imports: [BirthDateForm, Button, CalmPage, CrisisHelp, MeasureForm, ProblemPanel],
  templateUrl: './check-in-page.html',
  styleUrl: '../../ui/calm.css',
})
export default class CheckInPage {
  /** On the clinic's own tablet nobody closes a page: it ends by itself, or with a press where help is shown. */
  readonly isOnTablet = input(false, { transform: booleanAttribute });
  /** Nobody has it in hand any more: no question is shown, and what is left goes out. */
  readonly isTakenBack = input(false);
  readonly ended = output<void>();
  private readonly clock = inject(Clock);
  protected readonly door = new LinkDoor<CheckInView>('/api/v1/portal/check-in/opening');
  protected readonly outbox = new CheckInOutbox(this.door.linkId);
  protected readonly sending = submission();
  /** The clinic's number, as it was when the link was opened here before. */
  private readonly phoneBefore = this.outbox.phone();
  private readonly isEntering = signal(false);
  /** Between two forms the server is asked what is left, and whether it may be asked now. */
  private readonly isBetween = signal(false);
  /** The forms that were finished here, each once. */
  private readonly finished = signal<readonly string[]>(this.outbox.finished());
  private readonly answers = new AnswersUnderWay(
    () => this.door.view()?.mark,
    () => this.clock.instant(),
  );
  protected readonly hasArrived = signal(false);
  private readonly asksForHelp = signal(false);
  private readonly heard = signal<CheckInSent | null>(null);
  protected readonly isHelpRead = signal(false);
  private readonly asked = computed(() => (this.door.view()?.instruments ?? []).filter((id) => !this.finished().includes(id)));
  protected readonly definition = computed(() => instrumentOf(this.asked()[0]));
  /** What has not arrived and still may. */
  private readonly isWaiting = computed(() => this.outbox.waiting().length > 0 && this.sending.problem() !== null && !this.isRefused());
  protected readonly isOffline = computed(() => this.isWaiting() && this.sending.problem()?.status === 0);
  protected readonly stage = computed<Stage>(() => this.isOver() ?? this.standing());
  protected readonly isHelpShown = computed(() => {
    const isReadAndGone = this.isTakenBack() && this.isHelpRead() && this.stage() === 'sending';
    return this.asksForHelp() && this.stage() !== 'form' && !isReadAndGone;
  });
  /** Whether it has to stay on the screen: it thanks, it says where help is, or it still has answers to send. */
  readonly isHeld = computed(() => this.isSeen() || this.isSending());
  /** What stays until it was read, however long nobody touches it. */
  readonly isSeen = computed(() => this.isHelpShown() || this.stage() === 'sent');
  private readonly isSending = computed(() => {
    if (this.isEntering() || this.isBetween() || this.isWaiting()) return true;
    return this.outbox.waiting().length > 0 && this.sending.busy();
  });
  /** Nothing more happens here by itself. */
  protected readonly isDone = computed(() => !['form', 'help'].includes(this.stage()) && !this.isSending());
  protected readonly device = computed(() => (this.isOnTablet() ? 'tablet' : 'phone'));
  /** Read anew after the numbers to call were shown between two questions. */
  protected readonly start = computed<FormPlace>(() => {
    const form = this.definition();
    return this.stage() === 'form' && form !== null ? this.answers.place(form.id) : formStart;
  });
  protected readonly opening = computed(() => (this.sending.busy() || this.sending.problem() !== null ? this.sending : this.door.opening));
  protected readonly phone = computed(() => this.door.view()?.phone ?? this.phoneBefore);
  protected readonly length = computed(() => lengthWords(this.finished().length, this.asked()));
  protected readonly opensNext = computed(() => {
    const opens = this.door.view()?.opensNext ?? null;
    return opens === null ? null : byThisPhone(opens);
  });
  protected readonly isLast = computed(() => this.asked().length === 1);
  protected readonly heading = computed(() => headings[this.stage() === 'sending' && this.isOffline() ? 'waiting' : this.stage()]);
  protected readonly helpWords = computed(() => helpWords(this.news()));
  protected readonly notOpened = computed(() =>
    this.outbox.waiting().length > 0
      ? `Your answers do not go with this link and birth date. They are still on this ${this.device()}. Check the date, or call your clinic.`
      : 'These questions do not open with this link and birth date. The link may have been used or have run out. Check the date, or ask your clinic for a new link.',
  );
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** What was held of which the care team cannot know yet that it asks for help. */
  private readonly untold = new Set<string>();
  private nextTry: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<void> | null = null;

  constructor() {
    // What came of the answers is read out, and seen from its top.
    afterRenderEffect(() => {
      if (!['form', 'birth-date'].includes(this.stage())) this.host.nativeElement.querySelector('h1')?.focus();
    });
    effect((onCleanup) => {
      if (!this.isOnTablet() || this.stage() !== 'sent' || this.isHelpShown()) return;
      const over = setTimeout(() => this.ended.emit(), thanksMs);
      onCleanup(() => clearTimeout(over));
    });
    // A phone that finds its network again sends what it kept, without being asked.
    const again = (): void => void (this.isWaiting() ? this.retry() : undefined);
    addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', again);
      clearTimeout(this.nextTry);
      // Many patients hold the clinic's tablet: what its dead link can never send does not stay on it.
      if (this.isOnTablet() && this.stage() === 'refused' && this.sending.problem()?.status === 410)
        this.outbox.sent(this.outbox.waiting());
    });
  }

  /** What was finished before a reload goes first and by itself, also when its link opens nothing any more. */
  protected async enter(): Promise<void> {
    this.isEntering.set(true);
    await this.send();
    if (this.outbox.waiting().length === 0) await this.door.open();
    if (this.door.view() !== null) sweepOldAnswers(this.clock.instant());
    this.isEntering.set(false);
  }

  protected keep(form: InstrumentDefinition, place: FormPlace): void {
    const cry = this.answers.keep(form, place);
    if (cry === null) return;
    this.asksForHelp.set(true);
    this.isHelpRead.set(false);
    this.hold(form.id, cry, true);
    void this.send();
  }

  protected async finish(instrumentId: string, answers: GivenAnswers): Promise<void> {
    if (this.finished().includes(instrumentId)) return;
    this.hold(instrumentId, answers);
    this.answers.forget(instrumentId);
    this.finished.update((before) => [...before, instrumentId]);
    this.isBetween.set(true);
    await Promise.race([this.send(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    this.isBetween.set(false);
  }

  /** A finished form goes at once: an answer about suicide does not wait for the questions after it. What did not arrive goes with the next. */
  protected send(): Promise<void> {
    this.underWay ??= this.sendAll().finally(() => (this.underWay = null));
    return this.underWay;
  }

  private async sendAll(): Promise<void> {
    while (this.outbox.waiting().length > 0) {
      const [forms, pass] = [this.outbox.next(), this.door.view()?.pass ?? this.outbox.pass()];
      const command = { ...this.door.proof(), ...(pass !== null && { pass }), forms };
      const answer = await this.sending.post<CheckInSent>('/api/v1/portal/check-in/answers', command);
      if (!answer.ok) return this.tryLater();
      this.outbox.sent(forms);
      this.take(
        answer.value,
        forms.some(({ isBegun = false }) => !isBegun),
      );
    }
  }

  /** Not every network that fails says when it is back. */
  private tryLater(): void {
    clearTimeout(this.nextTry);
    if (this.isRefused()) return;
    const isWriting = (): boolean => this.door.view() === null && !this.isTakenBack();
    this.nextTry = setTimeout(() => (isWriting() ? this.tryLater() : this.retry()), nextTryMs);
  }

  private take(sent: CheckInSent, isFinished: boolean): void {
    this.hasArrived.set(true);
    if (isFinished) this.door.view.update((view) => view && { ...view, instruments: sent.instruments, opensNext: sent.opensNext });
    if (!sent.needsHelpNow) return;
    this.asksForHelp.set(true);
    this.heard.set(sent);
  }

  private retry(): void {
    void (this.door.view() === null ? this.enter() : this.send());
  }

  private hold(instrumentId: string, answers: GivenAnswers, isBegun = false): void {
    const takenAt = instantText(instantFromMs(Math.round(this.clock.instant())));
    const id = crypto.randomUUID() as CheckInForm['id'];
    const { pass = null, phone = null } = this.door.view() ?? {};
    const isCry = isBegun || this.outbox.waiting().some((one) => one.isBegun === true && one.instrumentId === instrumentId);
    if (isCry) this.untold.add(id);
    this.outbox.hold({ id, instrumentId, answers, takenAt, ...(isBegun && { isBegun }) }, { pass, phone });
  }

  /** What stands when nothing more is asked here: everything arrived, or can never be sent by this link. */
  private isOver(): Stage | null {
    if (this.isEntering()) return null;
    if (this.outbox.waiting().length > 0) return this.door.view() !== null && this.isRefused() ? 'refused' : null;
    if (!this.hasArrived() || this.asked().length > 0 || this.isBetween()) return null;
    return this.door.view() !== null || isForGood(this.door.opening.problem()) ? 'sent' : null;
  }

  private standing(): Stage {
    const stage = this.door.view() === null ? 'birth-date' : this.asking();
    return this.isTakenBack() && ['birth-date', 'form'].includes(stage) ? 'sending' : stage;
  }

  private asking(): Stage {
    if (this.isBetween()) return 'sending';
    if (this.definition() !== null) return this.asksForHelp() && !this.isHelpRead() ? 'help' : 'form';
    return this.outbox.waiting().length > 0 ? 'sending' : 'closed';
  }

  private isRefused(): boolean {
    return isForGood(this.sending.problem());
  }

  private news(): HelpNews {
    const heard = this.heard();
    if (heard !== null && !this.outbox.waiting().some(({ id }) => this.untold.has(id))) return heard;
    if (this.isRefused()) return 'refused';
    return this.sending.problem() === null ? 'on-its-way' : 'not-yet';
  }
}
