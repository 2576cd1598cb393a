import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { productWords, type SessionListItem } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** The clinic's dosing sessions, newest first. */
@Component({
  selector: 'kat-sessions-page',
  imports: [Button, ClinicTime, EmptyState, Loading, PageHeader, ProblemPanel, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Sessions" detail="Every dosing session of the clinic, newest first">
        @if (mayReadMonitors) {
          <a kat-button kind="quiet" routerLink="/monitors">Monitors</a>
        }
      </kat-page-header>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="sessions.reload()" />
      } @else if (sessions.hasValue()) {
        <div class="kat-card">
          <table class="kat-table">
            <caption class="visually-hidden">
              Dosing sessions
            </caption>
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Planned</th>
                <th scope="col">Medicine</th>
              </tr>
            </thead>
            <tbody>
              @for (session of sessions.value(); track session.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/sessions', session.id]"
                      ><bdi>{{ session.patientName }}</bdi></a
                    >
                  </th>
                  <td>{{ session.plannedStart | clinicTime: 'date-time' }}</td>
                  <td>{{ words[session.product] }}</td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="3"><kat-empty-state icon="activity" sentence="No dosing session has been opened yet." /></td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <kat-loading label="Loading sessions" [lines]="6" />
      }
    </div>
  `,
  styles: `
    a {
      color: var(--primary);
      font-weight: 600;
    }
  `,
})
export default class SessionsPage {
  protected readonly mayReadMonitors = inject(SignInState).may('monitors.read');
  protected readonly sessions = httpResource<SessionListItem[]>(() => '/api/v1/dosing-sessions');
  protected readonly problem = computed(() => (this.sessions.error() === undefined ? null : problemOf(this.sessions.error())));
  protected readonly words = productWords;

  constructor() {
    inject(LiveFeed).reloads('session', this.sessions, inject(DestroyRef));
  }
}
