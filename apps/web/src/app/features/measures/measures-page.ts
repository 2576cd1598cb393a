import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { instruments, isOpenRisk, type PatientMeasuresView, type RiskEventView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { ToldHistories } from '../../core/told-histories.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { MenuButton, type MenuGroup } from '../../ui/menu-button.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { dayWords } from './measure-words.js';
import { CheckInsCard } from './check-ins-card.js';
import { DueHereCard } from './due-here-card.js';
import { DoseList } from './dose-list.js';
import { RiskGroup } from './risk-group.js';
import { SafetyContactCard } from './safety-contact-card.js';
import { TrendCard } from './trend-card.js';
import { spanOf } from './trend-geometry.js';

/** Whether the patient is getting better, in words and lines; open risk events come first. */
@Component({
  selector: 'kat-measures-page',
  imports: [
    Banner,
    Button,
    CheckInsCard,
    ClinicTime,
    DoseList,
    DueHereCard,
    EmptyState,
    Loading,
    MenuButton,
    PageHeader,
    ProblemPanel,
    RiskGroup,
    RouterLink,
    SafetyContactCard,
    ToldHistories,
    TrendCard,
  ],
  templateUrl: './measures-page.html',
  styles: `
    .cards {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-16);
    }
  `,
})
export default class MeasuresPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly dayWords = dayWords;
  protected readonly measures = httpResource<PatientMeasuresView>(() => `/api/v1/patients/${this.patientId()}/measures`);
  protected readonly risk = httpResource<RiskEventView[]>(() => `/api/v1/patients/${this.patientId()}/risk-events`);
  protected readonly problem = computed(() => (this.measures.error() === undefined ? null : problemOf(this.measures.error())));
  protected readonly riskProblem = computed(() => (this.risk.error() === undefined ? null : problemOf(this.risk.error())));
  protected readonly open = computed(() => (this.risk.hasValue() ? this.risk.value().filter(isOpenRisk) : []));
  protected readonly past = computed(() => (this.risk.hasValue() ? this.risk.value().filter((event) => !isOpenRisk(event)) : []));
  /** One span of days for every chart: all forms and all doses of the patient. */
  protected readonly span = computed(() => {
    if (!this.measures.hasValue()) return spanOf([]);
    const { trends, doses } = this.measures.value();
    return spanOf([...trends.flatMap(({ responses }) => responses.map(({ takenAt }) => takenAt)), ...doses.map(({ at }) => at)]);
  });
  /** Where somebody points at in one chart, all of them show. */
  protected readonly moment = signal<number | null>(null);
  protected readonly mayAssign = computed(() => this.signIn.may('measures.assign'));
  protected readonly mayRecord = computed(() => this.signIn.may('measures.record'));
  /** Courses that have no frozen baseline yet although there is something to freeze. */
  protected readonly unfrozen = computed(() => {
    if (!this.measures.hasValue() || !this.measures.value().trends.some(({ baseline }) => baseline !== null)) return [];
    return this.measures.value().courses.filter(({ isBaselineFrozen }) => !isBaselineFrozen);
  });
  protected readonly paper = computed(() => this.menu('record', 'On paper, or asked by you'));
  protected readonly tablet = computed(() => this.menu('tablet', 'The patient answers on this tablet'));

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    feed.reloads('measure', this.measures, destroyRef);
    feed.reloads('risk-event', this.risk, destroyRef);
  }

  protected async freeze(courseId: string): Promise<void> {
    const answer = await this.sending.post<PatientMeasuresView>(`/api/v1/patients/${this.patientId()}/measure-baselines`, { courseId });
    if (answer.ok) this.measures.set(answer.value);
  }

  private menu(way: 'record' | 'tablet', label: string): MenuGroup[] {
    const offered = instruments.filter(
      ({ items, respondent }) => way === 'record' || (respondent === 'patient' && items.every(({ text }) => text !== null)),
    );
    const to = (id: string) =>
      way === 'record' ? ['/patients', this.patientId(), 'measures', 'record', id] : ['/tablet', this.patientId(), id];
    const items = offered.map(({ id, name, minutes }) => ({
      label: name,
      detail: `${minutes} min`,
      run: () => void this.router.navigate(to(id)),
    }));
    return [{ label, items }];
  }
}
