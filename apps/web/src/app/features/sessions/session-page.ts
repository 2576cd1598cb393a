import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { foldSession, instantFromMs, type DosingSessionView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Chip } from '../../ui/chip.js';
import { ElapsedTimer } from '../../ui/elapsed-timer.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { FlowsheetTable } from './flowsheet-table.js';
import { ObservationForm } from './observation-form.js';
import { SessionChart } from './session-chart.js';
import { StepsPanel } from './steps-panel.js';
import { milligramWords, phaseWords, productWords } from './session-words.js';
import { VitalsForm } from './vitals-form.js';

/** One dosing session, folded here by the same rules as on the server; what another person records appears within a second. */
@Component({
  selector: 'kat-session-page',
  imports: [
    Banner,
    Chip,
    ClinicTime,
    ElapsedTimer,
    FlowsheetTable,
    Loading,
    ObservationForm,
    ProblemPanel,
    SessionChart,
    StepsPanel,
    VitalsForm,
  ],
  templateUrl: './session-page.html',
  styleUrl: './session-page.css',
})
export default class SessionPage {
  readonly sessionId = input.required<string>();
  protected readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly view = httpResource<DosingSessionView>(() => `/api/v1/dosing-sessions/${this.sessionId()}`);
  protected readonly problem = computed(() => (this.view.error() === undefined ? null : problemOf(this.view.error())));
  /** Folded anew each minute and whenever the log grows. */
  private readonly minute = computed(() => Math.floor(this.clock.now() / 60_000) * 60_000 + 59_000);
  protected readonly fold = computed(() => {
    if (!this.view.hasValue()) return null;
    const { session, entries, policy } = this.view.value();
    return foldSession(session, entries, policy, instantFromMs(this.minute()));
  });
  protected readonly delivered = computed(() => {
    const { racemicUg, esketamineUg } = this.fold()?.dosing ?? { racemicUg: 0, esketamineUg: 0 };
    return racemicUg === null ? 'amount not known' : milligramWords(Math.max(racemicUg, esketamineUg));
  });
  protected readonly isOver = computed(() =>
    ['discharged', 'closed', 'transferred', 'aborted-predose', 'voided'].includes(this.fold()?.phase ?? ''),
  );
  protected readonly words = productWords;
  protected readonly phase = phaseWords;
  protected readonly milligrams = milligramWords;

  constructor() {
    inject(LiveFeed).reloads('session', this.view, inject(DestroyRef));
  }
}
