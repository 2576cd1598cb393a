import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AppointmentView, ArrangementView, ScheduleDayView, SeriesProposalsView } from '@sojourn/domain';
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
import { PlanChanges } from './plan-changes.js';
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
  imports: [Banner, Button, Checkbox, EmptyState, Field, FieldInput, Loading, PageHeader, PlanChanges, PlanWeeks, ProblemPanel, RouterLink],
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
  /** Nothing of the course stands ahead or was lost: the plan is the first one. */
  protected readonly isFirst = computed(() => {
    const answer = this.answer();
    if (answer === null || answer.fallsAway.length > 0 || answer.missedVisits.length > 0) return false;
    return answer.proposals.every(({ placements }) => placements.every(({ from }) => from === null));
  });
  protected readonly changes = computed(() => {
    const changed = this.plan()?.placements.filter(({ stays }) => !stays).length ?? 0;
    return changed + (this.answer()?.fallsAway.length ?? 0);
  });
  protected readonly detail = computed(() => {
    const answer = this.answer();
    if (answer === null) return null;
    if (!this.isFirst()) return `${answer.patientName}: the rest of the course, planned anew`;
    return `${answer.patientName}: ${answer.proposals[0]?.placements.length ?? 0} visits to place`;
  });
  protected readonly button = computed(() =>
    this.isFirst()
      ? `Book all ${this.changes()} visits`
      : this.changes() === 1
        ? 'Change this visit'
        : `Change these ${this.changes()} visits`,
  );

  constructor() {
    effect(() => {
      if (this.day.hasValue()) untracked(() => void this.propose());
    });
  }

  protected aim(proposal: Proposal): string {
    return aimWords[proposal.aim] ?? proposal.aim;
  }

  protected spanOf({ placements }: Proposal): string {
    const days = placements.map(({ on }) => on).toSorted(); // the order of the plan is not always that of the calendar
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return '';
    return first === last ? `All on ${this.dayWords(first)}.` : `${this.dayWords(first)} to ${this.dayWords(last)}.`;
  }

  private dayWords(on: string): string {
    return inZone(`${on}T12:00:00Z`, 'UTC', 'date');
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
    const asked = { siteId: day.site.id, isReplan: true, weekdays: [...this.wished()], from: time(this.from()), until: time(this.until()) };
    const answer = await this.asking.post<SeriesProposalsView>(`/api/v1/schedule/courses/${this.courseId()}/series-proposals`, asked);
    this.chosen.set(0);
    this.answer.set(answer.ok ? answer.value : null);
  }

  /** A first plan is booked as one series; anything that stands already is moved or cancelled with it, all or nothing. */
  protected async accept(plan: Proposal | null): Promise<void> {
    const answer = this.answer();
    if (answer === null) return;
    const booked = this.isFirst() && plan !== null ? await this.bookSeries(answer, plan) : await this.arrange(answer, plan);
    const first = plan?.placements.find(({ stays }) => !stays) ?? plan?.placements[0];
    if (booked) await this.router.navigate(['/schedule'], { queryParams: { on: first?.on ?? null } });
  }

  private async bookSeries(answer: SeriesProposalsView, plan: Proposal): Promise<boolean> {
    const visits = plan.placements.map(({ key, startsAt, assignments }) => ({
      id: crypto.randomUUID(),
      visitKey: key,
      startsAt,
      assignments,
    }));
    const series = { id: crypto.randomUUID(), siteId: answer.site.id, visits };
    return (await this.booking.post<AppointmentView[]>(`/api/v1/schedule/courses/${this.courseId()}/series`, series)).ok;
  }

  private async arrange(answer: SeriesProposalsView, plan: Proposal | null): Promise<boolean> {
    const placements = plan?.placements.filter(({ stays }) => !stays) ?? [];
    const command = {
      moves: placements.flatMap(({ from, startsAt, assignments }) =>
        from === null ? [] : [{ appointmentId: from.appointmentId, version: from.version, id: crypto.randomUUID(), startsAt, assignments }],
      ),
      bookings: placements
        .filter(({ from }) => from === null)
        .map(({ key, startsAt, assignments }) => ({
          ...{ id: crypto.randomUUID(), courseId: answer.courseId, visitKey: key, siteId: answer.site.id },
          ...{ startsAt, assignments },
        })),
      cancellations: answer.fallsAway.map(({ appointmentId, version }) => ({ appointmentId, version, event: 'cancel-for-clinic' })),
      reason: answer.fallsAway.length === 0 ? null : 'course-changed',
    };
    return (await this.booking.post<ArrangementView>('/api/v1/schedule/arrangements', command)).ok;
  }
}
