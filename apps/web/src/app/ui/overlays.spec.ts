import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialog } from './dialog.js';
import { MenuButton, type MenuGroup } from './menu-button.js';
import { Tab, Tabs } from './tabs.js';
import { allByRole, byRole, press } from './testing/by-role.js';

@Component({
  imports: [Dialog, MenuButton, Tab, Tabs],
  template: `
    <kat-menu-button label="More" [groups]="groups">More</kat-menu-button>
    <kat-tabs label="Chart">
      <ng-template katTab="notes" label="Notes">All notes</ng-template>
      <ng-template katTab="consents" label="Consents" [count]="2">All consents</ng-template>
    </kat-tabs>
    @if (asking()) {
      <kat-dialog heading="Waste 5 mg?" (closed)="asking.set(false)">
        <p>This cannot be undone.</p>
        <button katDialogActions type="button" (click)="asking.set(false)">Waste 5 mg</button>
      </kat-dialog>
    }
  `,
})
class Page {
  readonly asking = signal(false);
  readonly printed = signal(0);
  readonly groups: readonly MenuGroup[] = [
    { items: [{ label: 'Print', run: () => this.printed.update((count) => count + 1) }] },
    { label: 'Density', items: [{ label: 'Desk', chosen: true, run: () => undefined }] },
  ];
}

async function open(): Promise<{ page: Page; settle: () => Promise<void> }> {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  return { page: fixture.componentInstance, settle: async () => void (await fixture.whenStable()) };
}

describe('a dialog', () => {
  it('is open as long as its owner shows it, and asks to be closed by its cross and by Escape', async () => {
    const { page, settle } = await open();
    expect(allByRole('dialog')).toEqual([]);
    page.asking.set(true);
    await settle();
    expect(byRole('dialog', 'Waste 5 mg?').getAttribute('aria-modal')).toBe('true');
    byRole('button', 'Close').click();
    await settle();
    expect(page.asking()).toBe(false);
    expect(allByRole('dialog')).toEqual([]);
    page.asking.set(true);
    await settle();
    press(document.body, 'Escape');
    await settle();
    expect(allByRole('dialog')).toEqual([]);
  });
});

describe('a menu', () => {
  it('opens from its button, runs an action and closes', async () => {
    const { page, settle } = await open();
    byRole('button', 'More').click();
    await settle();
    expect(byRole('menuitemradio', /Desk/).getAttribute('aria-checked')).toBe('true');
    byRole('menuitem', 'Print').click();
    await settle();
    expect(page.printed()).toBe(1);
    expect(allByRole('menu')).toEqual([]);
  });
});

describe('tabs', () => {
  it('show one page at a time and move with the arrows', async () => {
    const { settle } = await open();
    expect(byRole('tabpanel').textContent).toContain('All notes');
    press(byRole('tab', 'Notes'), 'ArrowRight');
    await settle();
    expect(byRole('tab', 'Consents 2').getAttribute('aria-selected')).toBe('true');
    expect(byRole('tabpanel').textContent).toContain('All consents');
  });
});
