import { Injectable, afterNextRender, inject, signal, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, type ActivatedRouteSnapshot } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

/** What happens when a page is reached: its top is shown, and the focus goes to its title so that a screen reader speaks it. */
@Injectable()
export class PageArrival {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly whole = signal(this.ownsScreen());
  private content: () => HTMLElement | null = () => null;
  /** The bedside cockpit takes the whole screen: its route says `data: { ownsScreen: true }`. */
  readonly pageOwnsScreen = this.whole.asReadonly();

  constructor() {
    const arrivals = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
    arrivals
      .pipe(
        map((event) => event.urlAfterRedirects),
        startWith(this.router.url),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([from, to]) => this.arrive(pathOf(from) !== pathOf(to)));
  }

  focusWith(content: () => HTMLElement | null): void {
    this.content = content;
  }

  /** A change of query or fragment is the same page: filters must not throw a person out of the field they type in. */
  private arrive(isOtherPage: boolean): void {
    this.whole.set(this.ownsScreen());
    if (isOtherPage) afterNextRender(() => this.focus(), { injector: this.injector });
  }

  private focus(): void {
    const main = this.content();
    main?.scrollTo?.({ top: 0 });
    // A page may be reached for a sheet that opens with it: the focus is the sheet's.
    if (document.querySelector('[aria-modal="true"]') !== null) return;
    const title = main?.querySelector<HTMLElement>(':is(h1, h2)[tabindex]');
    (title ?? main)?.focus({ preventScroll: true });
  }

  private ownsScreen(): boolean {
    return deepest(this.router.routerState.snapshot.root).data['ownsScreen'] === true;
  }
}

function deepest(route: ActivatedRouteSnapshot): ActivatedRouteSnapshot {
  return route.firstChild === null ? route : deepest(route.firstChild);
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? '';
}
