import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../ui/icon.js';
import { Destinations } from './destinations.js';

/** The way around: a rail on the left, a bar at the bottom of a narrow screen. */
@Component({
  selector: 'kat-rail',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Main">
      @for (destination of destinations.open(); track destination.path) {
        <a [routerLink]="'/' + destination.path" routerLinkActive="is-here" ariaCurrentWhenActive="page">
          <kat-icon [name]="destination.icon" [size]="22" />
          <span>{{ destination.label }}</span>
        </a>
      }
    </nav>
  `,
  styleUrl: './rail.css',
})
export class Rail {
  protected readonly destinations = inject(Destinations);
}
