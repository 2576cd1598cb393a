import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, type ActivatedRouteSnapshot } from '@angular/router';
import type { Permission, SignInView } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { Lock } from './lock.js';
import { PatientsHands } from './patients-hands.js';
import { SignInState } from './sign-in-state.js';
import { StepUp } from './step-up.js';

/** Someone who may take over this device with a PIN. */
export interface BedsidePerson {
  readonly personId: string;
  readonly displayName: string;
  readonly initials: string;
}

/** What follows on this screen when a sign-in begins, changes hands, is locked or ends. */
@Service()
export class OwnSignIn {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly state = inject(SignInState);
  private readonly screen = inject(Lock);
  private readonly stepUp = inject(StepUp);
  private readonly hands = inject(PatientsHands);

  constructor() {
    // The sign-in itself stays open for the patient's own screen; what this tab shows is nobody's to see.
    this.hands.givenElsewhere.pipe(takeUntilDestroyed()).subscribe(() => this.cover());
  }

  /** A person begins to work here: at the page they wanted, or where their role lands. */
  async begin(view: SignInView, next: string | null): Promise<void> {
    this.state.accept(view);
    this.reveal();
    await this.router.navigateByUrl(isOwnAddress(next) ? next : '/');
  }

  /** The same or another person goes on where the screen stands; what their role does not open is left. */
  async takeOver(view: SignInView): Promise<void> {
    const isOtherClinic = this.state.clinicId() !== view.clinic.id;
    if (view.staffMemberId !== this.state.view()?.staffMemberId) this.stepUp.settle(false);
    this.state.accept(view);
    this.reveal();
    if (isOtherClinic || !this.mayStay()) await this.router.navigateByUrl('/');
  }

  /** Hides the screen at once, also when the server cannot be told. */
  async lock(): Promise<void> {
    if (this.state.view() === null || this.screen.locked()) return;
    this.cover();
    await firstValueFrom(this.http.post('/api/v1/sign-in/lock', {})).catch(() => undefined); // unreachable: this screen is locked all the same
  }

  /** Forgets who was here. Called once the server has ended the sign-in. */
  async leave(): Promise<void> {
    this.stepUp.settle(false);
    this.state.forget();
    this.reveal();
    await this.router.navigateByUrl('/sign-in');
  }

  /** Somebody of the staff has this device again, or nobody is signed in on it. */
  private reveal(): void {
    this.hands.takeBack();
    this.screen.reveal();
  }

  private cover(): void {
    if (this.state.view() === null) return;
    this.screen.hide();
    this.state.locked();
  }

  private mayStay(): boolean {
    const needed = permissionsAlong(this.router.routerState.snapshot.root);
    return needed.every((permission) => this.state.may(permission));
  }
}

function permissionsAlong(route: ActivatedRouteSnapshot): Permission[] {
  const own = route.data['permission'] as Permission | null | undefined;
  return [...(own ? [own] : []), ...route.children.flatMap(permissionsAlong)];
}

/** Only an address within this application: another one in `next` would carry a person away after they typed their password. */
function isOwnAddress(next: string | null): next is string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in');
}
