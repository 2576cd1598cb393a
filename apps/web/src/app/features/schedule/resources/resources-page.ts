import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  instantFromMs,
  localDateAt,
  resourceKinds,
  type AbsenceView,
  type ResourceKind,
  type ResourceView,
  type SchedulingPolicy,
  type SiteHoursView,
  type StaffMemberView,
} from '@sojourn/domain';
import { inZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { Tab, Tabs } from '../../../ui/tabs.js';
import { AbsenceDialog } from './absence-dialog.js';
import { BookingRules } from './booking-rules.js';
import type { ResourceAsked } from './resource-draft.js';
import { ResourceSheet } from './resource-sheet.js';
import { ResourceTable, type ResourceLine } from './resource-table.js';
import { absenceWords, hoursInWords, kindWords, standingsOf } from './resource-words.js';
import { SiteHours } from './site-hours.js';
import { TabletsList } from './tablets-list.js';

/** People, rooms, pumps and opening hours, as the schedule's rules read them. */
@Component({
  selector: 'kat-resources-page',
  imports: [
    AbsenceDialog,
    BookingRules,
    Button,
    Loading,
    PageHeader,
    ProblemPanel,
    ResourceSheet,
    ResourceTable,
    RouterLink,
    SiteHours,
    Tab,
    TabletsList,
    Tabs,
  ],
  templateUrl: './resources-page.html',
})
export default class ResourcesPage {
  private readonly zone = inject(SignInState).zone();
  private readonly today = localDateAt(instantFromMs(inject(Clock).instant()), this.zone);
  protected readonly resources = httpResource<ResourceView[]>(() => '/api/v1/resources');
  protected readonly absences = httpResource<AbsenceView[]>(() => '/api/v1/resources/absences');
  protected readonly sites = httpResource<SiteHoursView[]>(() => '/api/v1/sites');
  protected readonly policy = httpResource<SchedulingPolicy>(() => '/api/v1/schedule/policy');
  protected readonly staff = httpResource<StaffMemberView[]>(() => '/api/v1/staff');
  protected readonly asked = signal<ResourceAsked | null>(null);
  private readonly awayId = signal<string | null>(null);
  protected readonly problem = computed(() => {
    const failed = this.resources.error() ?? this.sites.error() ?? this.absences.error() ?? this.policy.error();
    return failed === undefined ? null : problemOf(failed);
  });
  protected readonly tabs = computed(() => {
    const known = this.resources.hasValue() ? this.resources.value() : [];
    return resourceKinds.map((kind) => {
      const lines = known.filter((one) => one.kind === kind).map((one) => this.lineOf(one));
      return { kind, words: kindWords[kind], lines };
    });
  });
  /** Staff who are not on the schedule. */
  protected readonly people = computed(() => {
    const known = new Set((this.resources.hasValue() ? this.resources.value() : []).map(({ id }) => id));
    return (this.staff.hasValue() ? this.staff.value() : []).filter(({ id }) => !known.has(id));
  });
  protected readonly away = computed(() => this.resources.value()?.find(({ id }) => id === this.awayId()) ?? null);
  protected readonly awayTimes = computed(() => this.absencesOf(this.awayId()));
  protected readonly awayZone = computed(() => this.sites.value()?.find(({ id }) => id === this.away()?.siteId)?.zone ?? this.zone);

  constructor() {
    const [feed, destroyed] = [inject(LiveFeed), inject(DestroyRef)];
    for (const known of [this.resources, this.absences, this.sites, this.policy]) feed.reloads('schedule', known, destroyed);
  }

  protected add(kind: ResourceKind): void {
    const [site] = this.sites.value() ?? [];
    if (site !== undefined) this.asked.set({ kind, siteId: site.id, resource: null });
  }

  protected edit(resource: ResourceView): void {
    this.asked.set({ kind: resource.kind, siteId: resource.siteId, resource });
  }

  protected arrangeAbsence(resource: ResourceView | null): void {
    this.awayId.set(resource?.id ?? null);
  }

  protected reload(): void {
    for (const known of [this.resources, this.absences, this.sites, this.policy]) known.reload();
  }

  private absencesOf(id: string | null): readonly AbsenceView[] {
    return (this.absences.hasValue() ? this.absences.value() : []).filter(({ resourceId }) => resourceId === id);
  }

  private lineOf(resource: ResourceView): ResourceLine {
    const [next] = this.absencesOf(resource.id);
    return {
      resource,
      standings: standingsOf(resource, this.today),
      hours: resource.hours === null ? 'As the site' : hoursInWords(resource.hours),
      away: next === undefined ? null : `${absenceWords[next.kind]} from ${inZone(next.startsAt, this.awayZone(), 'date')}`,
    };
  }
}
