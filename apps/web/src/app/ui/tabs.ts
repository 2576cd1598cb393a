import {
  Component,
  Directive,
  TemplateRef,
  computed,
  contentChildren,
  inject,
  input,
  model,
  viewChildren,
  type ElementRef,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { uniqueId } from './unique-id.js';

/** One page of a tab set: `<ng-template katTab="notes" label="Notes">…</ng-template>`. */
@Directive({ selector: 'ng-template[katTab]' })
export class Tab {
  readonly id = input.required<string>({ alias: 'katTab' });
  readonly label = input.required<string>();
  readonly count = input<number | null>(null);
  readonly content = inject<TemplateRef<unknown>>(TemplateRef);
}

/** Tabs within a page. Arrows move and show at once; only the shown page exists. */
@Component({
  selector: 'kat-tabs',
  imports: [NgTemplateOutlet],
  template: `
    <div class="kat-tab-row" role="tablist" [attr.aria-label]="label()" (keydown)="press($event)">
      @for (tab of tabs(); track tab.id()) {
        <button
          type="button"
          role="tab"
          class="kat-tab"
          [id]="prefix + tab.id()"
          [attr.aria-selected]="tab === shown()"
          [attr.aria-controls]="panelId"
          [attr.tabindex]="tab === shown() ? 0 : -1"
          (click)="selected.set(tab.id())"
          #handle
        >
          {{ tab.label() }}
          @if (tab.count() !== null) {
            <span class="kat-tab-count">{{ tab.count() }}</span>
          }
        </button>
      }
    </div>
    @if (shown(); as tab) {
      <div role="tabpanel" tabindex="0" [id]="panelId" [attr.aria-labelledby]="prefix + tab.id()">
        <ng-container [ngTemplateOutlet]="tab.content" />
      </div>
    }
  `,
  styles: `
    /* A long row of tabs scrolls within the page and does not widen it. */
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class Tabs {
  readonly label = input.required<string>();
  readonly selected = model<string | null>(null);
  protected readonly tabs = contentChildren(Tab);
  protected readonly shown = computed(() => this.tabs().find((tab) => tab.id() === this.selected()) ?? this.tabs().at(0) ?? null);
  protected readonly prefix = uniqueId('tab-');
  protected readonly panelId = uniqueId('tab-panel');
  private readonly handles = viewChildren<ElementRef<HTMLElement>>('handle');

  protected press(key: KeyboardEvent): void {
    const tabs = this.tabs();
    const now = tabs.findIndex((tab) => tab === this.shown());
    const places: Record<string, number> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 };
    const place = places[key.key];
    if (place === undefined || tabs.length === 0) return;
    key.preventDefault();
    const index = (place + tabs.length) % tabs.length;
    this.selected.set(tabs[index]?.id() ?? null);
    this.handles()[index]?.nativeElement.focus();
  }
}
