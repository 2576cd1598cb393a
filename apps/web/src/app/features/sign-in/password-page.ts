import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Mark } from '../../ui/mark.js';
import { NewPassword } from '../../ui/new-password.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EveningWater } from './evening-water.js';

/** Sets the first or a new password by a one-time link. What stands behind # never travels to a server in an address. */
@Component({
  selector: 'kat-password-page',
  imports: [Button, EveningWater, Mark, NewPassword, ProblemPanel],
  template: `
    <kat-evening-water class="view" aria-hidden="true" />
    <main>
      <header>
        <kat-mark [size]="36" />
        <span class="name">Sojourn</span>
      </header>
      <section class="card" [attr.aria-busy]="sending.busy()">
        @if (isSet()) {
          <h1>Your password is set</h1>
          <p class="lead" role="status">Sign in with it. Every earlier sign-in of yours has ended.</p>
          <button type="button" kat-button kind="primary" class="wide" (click)="goOn()">Sign in</button>
        } @else {
          <h1>Choose a password</h1>
          <p class="lead">Only you will know it. A phrase of four or five unrelated words is easy to keep and hard to guess.</p>
          <form class="kat-form" novalidate (submit)="set($event)">
            <kat-new-password [tried]="tried()" [(value)]="password" />
            @if (sending.problem(); as problem) {
              <kat-problem [problem]="problem" />
            }
            <button kat-button kind="primary" class="wide" [busy]="sending.busy()">Set password</button>
          </form>
        }
      </section>
    </main>
  `,
  styleUrl: './sign-in-page.css',
})
export default class PasswordPage {
  private readonly router = inject(Router);
  private readonly token = decodeURIComponent(location.hash.slice(1));
  protected readonly sending = submission();
  /** Null as long as the two fields are not the same good password. */
  protected readonly password = signal<string | null>(null);
  protected readonly tried = signal(false);
  protected readonly isSet = signal(false);

  protected async set(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const password = this.password();
    if (password === null) return;
    const answer = await this.sending.post('/api/v1/sign-in/password-link', { token: this.token, password });
    this.isSet.set(answer.ok);
  }

  protected goOn(): void {
    void this.router.navigateByUrl('/sign-in');
  }
}
