import { Component, computed, inject } from '@angular/core';
import { roleLabels } from '@sojourn/domain';
import { Appearance } from '../core/appearance.js';
import { OwnSignIn } from '../core/own-sign-in.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { Avatar } from '../ui/avatar.js';
import { MenuButton, type MenuGroup, type MenuItem } from '../ui/menu-button.js';
import { lightChoices } from './light-choices.js';
import { AccountDialogs } from './account-dialogs.js';
import { DesktopNotices } from './desktop-notices.js';

/** Who is here, and what they can do with their own sign-in and this device. */
@Component({
  selector: 'kat-user-menu',
  imports: [Avatar, MenuButton],
  template: `
    @if (view(); as own) {
      <kat-menu-button kind="quiet" [groups]="groups()" [label]="own.person.displayName + ', ' + roles()">
        <span class="who">
          <kat-avatar [initials]="own.person.initials" />
          <span class="words">
            <span class="name">{{ own.person.displayName }}</span>
            <span class="roles">{{ roles() }}</span>
          </span>
        </span>
      </kat-menu-button>
    }
  `,
  styleUrl: './user-menu.css',
})
export class UserMenu {
  private readonly own = inject(OwnSignIn);
  private readonly signOut = inject(SignOut);
  private readonly appearance = inject(Appearance);
  private readonly dialogs = inject(AccountDialogs);
  private readonly signIn = inject(SignInState);
  private readonly notices = inject(DesktopNotices);
  protected readonly view = this.signIn.view;
  protected readonly roles = computed(() => (this.view()?.roles ?? []).map((role) => roleLabels[role]).join(', '));
  protected readonly groups = computed<readonly MenuGroup[]>(() => [
    { items: [...this.clinicItems(), ...this.calendarItems(), ...this.noticeItems(), ...this.protectionItems()] },
    ...this.tabletGroup(),
    { label: 'Screen light', items: this.lightItems() },
    { label: 'Density', items: this.densityItems() },
    {
      items: [
        { label: 'Lock, or change person', icon: 'lock', detail: 'Ctrl Shift L', run: () => void this.own.lock() },
        { label: 'Sign out', icon: 'log-out', run: () => void this.signOut.now() },
      ],
    },
  ]);

  private clinicItems(): MenuItem[] {
    if ((this.view()?.memberships.length ?? 0) < 2) return [];
    return [{ label: 'Change clinic', icon: 'building-2', run: () => this.dialogs.open.set('clinic') }];
  }

  private calendarItems(): MenuItem[] {
    if (!this.signIn.may('schedule.read')) return [];
    return [{ label: 'My own calendar', icon: 'calendar-days', run: () => this.dialogs.open.set('calendar') }];
  }

  /** The browser is asked for its leave here, when somebody turns it on, and never by itself. */
  private noticeItems(): MenuItem[] {
    if (!this.signIn.may('risk.hear') || !this.notices.isOffered) return [];
    return [{ label: 'Desktop notice of risk events', icon: 'siren', detail: this.notices.state(), run: () => void this.notices.turn() }];
  }

  private protectionItems(): MenuItem[] {
    const view = this.view();
    return [
      { label: view?.hasPin ? 'Change the PIN' : 'Set a PIN', icon: 'key-round', run: () => this.dialogs.open.set('pin') },
      { label: 'Change the password', icon: 'lock', run: () => this.dialogs.open.set('password') },
      { label: 'Passkeys', icon: 'key-round', detail: view?.hasPasskey ? 'on' : 'off', run: () => this.dialogs.open.set('passkeys') },
      {
        label: 'Second factor',
        icon: 'shield-check',
        detail: view?.secondFactorEnrolled ? 'on' : 'off',
        run: () => this.dialogs.open.set('second-factor'),
      },
    ];
  }

  private tabletGroup(): MenuGroup[] {
    if (!this.signIn.may('tablets.keep')) return [];
    return [{ items: [{ label: 'Make this a waiting-room tablet', icon: 'tablet', run: () => this.dialogs.open.set('tablet') }] }];
  }

  private lightItems(): MenuItem[] {
    const now = this.appearance.light();
    return lightChoices.map(({ light, label, icon }) => ({
      label,
      icon,
      chosen: now === light,
      run: () => this.appearance.chooseLight(light),
    }));
  }

  private densityItems(): MenuItem[] {
    const now = this.appearance.density();
    return [
      { label: 'Desk', icon: 'list-filter', chosen: now === 'desk', run: () => this.appearance.chooseDensity('desk') },
      { label: 'Touch', icon: 'tablet', chosen: now === 'touch', run: () => this.appearance.chooseDensity('touch') },
    ];
  }
}
