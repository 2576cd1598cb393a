import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AppointmentView, ScheduleDayView, SeriesProposalsView } from '@sojourn/domain';
import { dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { PlanWeeks } from './plan-weeks.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label, index) => ({
  label,
  day: index + 1,
}));
const aimWords: Record<string, string> = {
  'near-the-plan': 'Nearest to the plan',
  'same-people': 'The same people',
  'preferred-times': 'The preferred times',
};

type Proposal = SeriesProposalsView['proposals'][number];

/** Places a whole course at once: three plans with what each misses, booked together or not at all. */
@Component({
  selector: 'kat-series-page',
  imports: [Banner, Button, Checkbox, EmptyState, Field, FieldInput, Loading, PageHeader, PlanWeeks, ProblemPanel, RouterLink],
  templateUrl: './series-page.html',
  styleUrl: './series-page.css',
})
export default class SeriesPage {
  readonly courseId = input.required<string>();
  private readonly router = inject(Router);
  private readonly zone = inject(SignInState).zone();
  private readonly today = dateInZone(inject(Clock).instant(), this.zone);
  protected readonly asking = submission();
  protected readonly booking = submission();
  protected readonly weekdays = weekdays;
  protected readonly wished = signal<ReadonlySet<number>>(new Set());
  protected readonly from = signal('');
  protected readonly until = signal('');
  protected readonly answer = signal<SeriesProposalsView | null>(null);
  protected readonly chosen = signal(0);
  protected readonly day = httpResource<ScheduleDayView>(() => `/api/v1/schedule/days/${this.today}`);
  protected readonly problem = computed(() => (this.day.error() === undefined ? this.asking.problem() : problemOf(this.day.error())));
  protected readonly plan = computed<Proposal | null>(() => this.answer()?.proposals[this.chosen()] ?? null);
  protected readonly detail = computed(() => {
    const answer = this.answer();
    return answer === null ? null : `${answer.patientName}: ${answer.proposals[0]?.placements.length ?? 0} visits to place`;
  });

  constructor() {
    effect(() => {
      if (this.day.hasValue()) untracked(() => void this.propose());
    });
  }

  protected aim(proposal: Proposal): string {
    return aimWords[proposal.aim] ?? proposal.aim;
  }

  protected span({ placements }: Proposal): string {
    const [first, last] = [placements[0], placements.at(-1)].map((one) => inZone(`${one?.on ?? this.today}T12:00:00Z`, 'UTC', 'date'));
    return `${first} to ${last}`;
  }

  protected missedWords({ missed }: Proposal): string {
    if (missed.length === 0) return 'Misses nothing.';
    return missed.length === 1 ? 'Misses one preference.' : `Misses ${missed.length} preferences.`;
  }

  protected wish(day: number, isWished: boolean): void {
    this.wished.update((days) => new Set([...days].filter((one) => one !== day).concat(isWished ? [day] : [])));
  }

  protected async propose(event?: Event): Promise<void> {
    event?.preventDefault();
    const day = this.day.value();
    if (day === undefined) return;
    const time = (text: string): string | null => (text === '' ? null : text);
    const asked = { siteId: day.site.id, weekdays: [...this.wished()], from: time(this.from()), until: time(this.until()) };
    const answer = await this.asking.post<SeriesProposalsView>(`/api/v1/schedule/courses/${this.courseId()}/series-proposals`, asked);
    this.chosen.set(0);
    this.answer.set(answer.ok ? answer.value : null);
  }

  protected async accept(plan: Proposal): Promise<void> {
    const answer = this.answer();
    if (answer === null) return;
    const visits = plan.placements.map(({ key, startsAt, assignments }) => ({
      id: crypto.randomUUID(),
      visitKey: key,
      startsAt,
      assignments,
    }));
    const series = { id: crypto.randomUUID(), siteId: answer.site.id, visits };
    const booked = await this.booking.post<AppointmentView[]>(`/api/v1/schedule/courses/${this.courseId()}/series`, series);
    const first = plan.placements[0];
    if (booked.ok) await this.router.navigate(['/schedule'], { queryParams: { on: first?.on ?? null } });
  }
}
