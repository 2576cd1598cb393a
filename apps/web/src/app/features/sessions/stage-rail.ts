import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-names.js';
import { SessionRoom } from './session-room.js';
import { stagesOf, type Stage } from './stages.js';

const glyphs: Record<Stage['state'], IconName> = { done: 'check', now: 'play', later: 'circle', 'not-needed': 'minus' };

/** The way through a session, with what each stage still waits for. Every stage can be opened at any time: the record never refuses the truth. */
@Component({
  selector: 'kat-stage-rail',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Stages of the session" #rail>
      @for (stage of stages(); track stage.name) {
        <a
          [routerLink]="['/sessions', room.sessionId(), stage.name]"
          routerLinkActive="is-here"
          ariaCurrentWhenActive="page"
          (isActiveChange)="$event && keepInSight(rail, link)"
          #link
          [attr.data-state]="stage.state"
        >
          <kat-icon [name]="glyph(stage)" [size]="16" />
          <span>{{ stage.label }}</span>
          <span class="state" [class.visually-hidden]="stage.missing.length === 0">{{ words(stage) }}</span>
        </a>
      }
    </nav>
  `,
  styleUrl: './stage-rail.css',
})
export class StageRail {
  protected readonly room = inject(SessionRoom);
  protected readonly stages = computed(() => {
    const fold = this.room.fold();
    return fold === null ? [] : stagesOf(fold);
  });

  /** On a narrow screen the rail scrolls: the stage that is open is never out of sight. */
  protected keepInSight(rail: HTMLElement, link: HTMLElement): void {
    rail.scrollLeft = link.offsetLeft - rail.offsetLeft - (rail.clientWidth - link.clientWidth) / 2;
  }

  protected glyph({ state, missing }: Stage): IconName {
    return state === 'now' && missing.length > 0 ? 'circle-alert' : glyphs[state];
  }

  protected words({ state, missing }: Stage): string {
    if (state !== 'now') return state === 'not-needed' ? 'not needed' : state;
    return missing.length === 0 ? 'now' : `${missing.length} missing`;
  }
}
