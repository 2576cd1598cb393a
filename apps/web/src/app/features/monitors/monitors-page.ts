import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { MonitorDeviceView, NewDeviceToken, ResourceView, SiteHoursView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AddMonitorDialog } from './add-monitor-dialog.js';
import { EndTokenDialog, type TokenEnds } from './end-token-dialog.js';
import { KeptMessages } from './kept-messages.js';
import { TokenDialog } from './token-dialog.js';

/** The clinic's monitors: what may send readings, where each stands, when it was last heard, and what of it was not charted. */
@Component({
  selector: 'kat-monitors-page',
  imports: [
    ...[AddMonitorDialog, Button, Chip, ClinicTime, EmptyState, EndTokenDialog, KeptMessages],
    ...[Loading, PageHeader, ProblemPanel, TokenDialog],
  ],
  templateUrl: './monitors-page.html',
  styleUrl: './monitors-page.css',
})
export default class MonitorsPage {
  private readonly signIn = inject(SignInState);
  protected readonly devices = httpResource<MonitorDeviceView[]>(() => '/api/v1/monitors/devices');
  private readonly resources = httpResource<ResourceView[]>(() => '/api/v1/resources');
  private readonly places = httpResource<SiteHoursView[]>(() => '/api/v1/sites');
  protected readonly problem = computed(() => (this.devices.error() === undefined ? null : problemOf(this.devices.error())));
  protected readonly rooms = computed(() =>
    this.resources.hasValue() ? this.resources.value().filter(({ kind, isInUse }) => kind === 'room' && isInUse) : [],
  );
  protected readonly sites = computed(() => (this.places.hasValue() ? this.places.value() : []));
  protected readonly mayKeep = this.signIn.may('monitors.keep');
  protected readonly mayPlace = this.signIn.may('monitors.place');
  protected readonly mayReview = this.signIn.may('monitors.review');
  protected readonly sending = submission();
  protected readonly isAdding = signal(false);
  protected readonly asked = signal<TokenEnds | null>(null);
  protected readonly shown = signal<NewDeviceToken | null>(null);

  protected roomsOf({ siteId }: MonitorDeviceView): readonly ResourceView[] {
    return this.rooms().filter((room) => room.siteId === siteId);
  }

  protected placeOf({ roomId, sessionId }: MonitorDeviceView): string {
    if (sessionId !== null) return 'At one session';
    if (roomId === null) return 'Nowhere: nothing it sends is charted';
    return this.rooms().find(({ id }) => id === roomId)?.name ?? 'In a room';
  }

  protected async place({ id }: MonitorDeviceView, roomId: string): Promise<void> {
    await this.sending.put(`/api/v1/monitors/devices/${id}/place`, roomId === '' ? { nowhere: true } : { roomId });
    this.devices.reload();
  }

  protected added(made: NewDeviceToken): void {
    this.isAdding.set(false);
    this.shown.set(made);
    this.devices.reload();
  }

  protected ended(made: NewDeviceToken | null): void {
    this.asked.set(null);
    this.shown.set(made);
    this.devices.reload();
  }
}
