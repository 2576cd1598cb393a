import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, linkedSignal } from '@angular/core';
import type { OwnPagesLink, OwnPagesStanding } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { HandedLink } from '../../ui/handed-link.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** The link of a patient's own pages: mailed, handed over, or taken back with the devices that open them. What the patient writes there is not shown here. */
@Component({
  selector: 'kat-own-pages-card',
  imports: [Button, ClinicTime, HandedLink, ProblemPanel],
  template: `
    <h2>The patient’s own page</h2>
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="standing.reload()" />
    } @else if (standing.hasValue()) {
      @let now = standing.value();
      @if (now.link; as link) {
        <p>
          The link is good until {{ link.goodUntil | clinicTime: 'date' }}. Made by {{ link.madeBy }},
          {{ link.madeAt | clinicTime: 'date-time' }}.
        </p>
      } @else {
        <p>No link is open. With one the patient sees what comes next, prepares for visits, and writes for themselves or for you.</p>
      }
      @if (now.passkeys.count > 0) {
        <p>
          The patient has set up {{ now.passkeys.count === 1 ? 'a device' : now.passkeys.count + ' devices' }} to open the page without the
          link.
          @if (now.passkeys.lastUsedAt; as used) {
            Last used on {{ used | clinicTime: 'date' }}.
          } @else {
            Not used yet.
          }
        </p>
      }
      @if (now.nextVisit; as visit) {
        <p class="meta">
          For the visit on {{ visit.startsAt | clinicTime: 'date-time' }}, {{ visit.seenTo }} of {{ visit.of }} things are seen to.
        </p>
      }
      @if (!now.hasBirthDate) {
        <p>The chart has no birth date, and the link opens with it. Write it into the chart first.</p>
      }
      <div class="kat-row">
        @if (now.hasBirthDate && now.hasAddress) {
          <button type="button" kat-button icon="mail" [busy]="sending.busy()" (click)="make(true)">
            {{ now.link ? 'Mail a new link' : 'Mail the link' }}
          </button>
        }
        @if (now.hasBirthDate) {
          <button type="button" kat-button kind="quiet" icon="link" [busy]="sending.busy()" (click)="make(false)">
            {{ now.link ? 'New link to hand over' : 'Link to hand over' }}
          </button>
        }
        @if (now.link || now.passkeys.count > 0) {
          <button type="button" kat-button kind="quiet" icon="ban" [busy]="sending.busy()" (click)="takeBack()">
            {{ now.passkeys.count === 0 ? 'Take the link back' : 'Close the page: link and devices' }}
          </button>
        }
      </div>
      @if (now.passkeys.count > 0) {
        <p class="meta">
          A new link takes back the one before and leaves the devices. Closing the page takes back both; a lost phone then opens nothing.
          What the patient wrote stays.
        </p>
      } @else if (now.link) {
        <p class="meta">A new link takes back the one before. What the patient wrote stays.</p>
      }
      <div role="status">
        @if (made(); as link) {
          @if (link.isMailed) {
            <p>The link is on its way by mail.</p>
          } @else {
            <kat-handed-link [url]="link.url" label="Give this link to the patient. It opens with the birth date." />
          }
        }
      </div>
      @if (sending.problem(); as failed) {
        <kat-problem [problem]="failed" />
      }
    }
  `,
  host: { class: 'kat-card screen-only' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export class OwnPagesCard {
  readonly patientId = input.required<string>();
  protected readonly sending = submission();
  private readonly address = computed(() => `/api/v1/patients/${this.patientId()}/own-pages`);
  protected readonly standing = httpResource<OwnPagesStanding>(() => this.address());
  protected readonly problem = computed(() => (this.standing.error() === undefined ? null : problemOf(this.standing.error())));
  /** Belongs to the patient on screen and goes with them. */
  protected readonly made = linkedSignal<string, (OwnPagesLink & { readonly url: string }) | null>({
    source: this.patientId,
    computation: () => null,
  });

  constructor() {
    inject(LiveFeed).reloads('writing', this.standing, inject(DestroyRef));
  }

  protected async make(byMail: boolean): Promise<void> {
    const answer = await this.sending.post<OwnPagesLink>(`${this.address()}/link`, { id: crypto.randomUUID(), byMail });
    if (!answer.ok) return;
    this.made.set({ ...answer.value, url: `${location.origin}${answer.value.path}` });
    this.standing.reload();
  }

  protected async takeBack(): Promise<void> {
    const answer = await this.sending.delete<OwnPagesStanding>(`${this.address()}/link`);
    if (!answer.ok) return;
    this.made.set(null);
    this.standing.set(answer.value);
  }
}
