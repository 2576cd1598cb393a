import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** "Schedule · Sojourn". Titles come from routes and never carry a patient's name: browsers keep them in their history. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly page = signal<string | null>(null);
  /** What calls for somebody on whatever page, before its title and without a name: "(1) Risk". */
  readonly call = signal<string | null>(null);

  constructor() {
    super();
    effect(() => this.title.setTitle([this.call(), this.page(), 'Sojourn'].filter((part) => part !== null).join(' · ')));
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(state) ?? null);
  }
}
